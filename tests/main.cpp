// Catch2's main, alone in its file: it takes long to compile and never changes.

#if __has_include(<catch2/catch_session.hpp>)
#include <catch2/catch_session.hpp>

int main(int argument_count, char* arguments[]) {
  return Catch::Session().run(argument_count, arguments);
}
#else
#define CATCH_CONFIG_MAIN
#define CATCH_CONFIG_NO_POSIX_SIGNALS
#include <catch2/catch.hpp>
#endif
