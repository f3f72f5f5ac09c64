// Cuts at the end of a name, or at the slashes of a path.
#include "base/short_name.h"

namespace roofloor {
namespace {

constexpr const char* ellipsis = "…";

bool is_inside_character(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

}  // namespace

std::string short_name(const std::string& name,
                       const std::function<bool(const std::string& text)>& fits) {
  if (fits(name)) return name;
  for (std::size_t slash = name.find('/'); slash != std::string::npos;
       slash = name.find('/', slash + 1)) {
    std::string end = ellipsis + name.substr(slash);
    if (fits(end)) return end;
  }
  std::string cut = name.substr(name.rfind('/') == std::string::npos ? 0 : name.rfind('/') + 1);
  while (!cut.empty() && !fits(cut + ellipsis)) {
    while (cut.size() > 1 && is_inside_character(cut.back())) cut.pop_back();
    cut.pop_back();
  }
  return cut + ellipsis;
}

std::string short_name(const std::string& name, std::size_t longest) {
  const std::size_t of_ellipsis = std::string(ellipsis).size();
  return short_name(name, [&](const std::string& text) {
    const bool is_cut = text.starts_with(ellipsis) || text.ends_with(ellipsis);
    return text.size() <= longest + (is_cut ? of_ellipsis - 1 : 0);
  });
}

}  // namespace roofloor
