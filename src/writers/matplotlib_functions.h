// The part of a script for matplotlib that is the same in all: how series and texts are drawn.
#pragma once

namespace roofloor {

inline constexpr const char* matplotlib_imports = R"py(import sys

import matplotlib

if len(sys.argv) > 1:
    matplotlib.use("Agg")  # saving needs no display
import matplotlib.pyplot as plt
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.patheffects import withStroke
from matplotlib.transforms import Bbox, TransformedBbox
)py";

inline constexpr const char* matplotlib_functions = R"py(POINT = 72 * INCH  # of a px
MARKER_CLIP = 6  # px around the plot
plt.rcParams.update({
    "font.family": "sans-serif",
    "font.sans-serif": ["Helvetica", "Arial", "Liberation Sans", "Nimbus Sans", "DejaVu Sans"],
    "axes.unicode_minus": False,
    "hatch.linewidth": 1.3 * POINT,
    "lines.scale_dashes": False,
    "pdf.fonttype": 42,  # text stays text
    "ps.fonttype": 42,
    "svg.fonttype": "none",
})


def box(left, top, right, bottom):
    """A box of px in parts of the figure."""
    return Bbox([[left / WIDTH, 1 - bottom / HEIGHT], [right / WIDTH, 1 - top / HEIGHT]])


def axes_of(y):
    made = figure.add_axes(box(LEFT, TOP, RIGHT, BOTTOM).bounds)
    for set_scale, set_limits, set_ticks, axis in (
            (made.set_xscale, made.set_xlim, made.set_xticks, X),
            (made.set_yscale, made.set_ylim, made.set_yticks, y)):
        scale, least, most, ticks = axis
        set_scale(scale)
        set_limits(least, most)
        set_ticks(ticks)
    made.minorticks_off()
    made.set_axisbelow(True)
    made.tick_params(length=0, labelbottom=False, labelleft=False)
    made.spines[:].set_visible(False)
    made.patch.set_visible(False)
    made.set_autoscale_on(False)
    return made


def line(label, x, y, color, width, dashed=False, right=False):
    dashes = (0, (2 * POINT, 4 * POINT)) if dashed else "-"
    rim = [withStroke(linewidth=(width + 3) * POINT, foreground=GROUND)] if right else None
    (right_axes if right else axes).plot(x, y, color=color, linewidth=width * POINT,
                                         linestyle=dashes, path_effects=rim, label=label,
                                         solid_joinstyle="miter", zorder=3)


def look(fill, edge, corners):
    return {"marker": corners + corners[:1] or "o", "facecolors": fill, "edgecolors": edge,
            "linewidths": POINT, "zorder": 4}


def area(radius, corners):
    """The square around a marker whose own area is that of a circle of a radius [px]."""
    reach = max((abs(part) for corner in corners for part in corner), default=1)
    return (2 * radius * reach * POINT) ** 2


def markers(label, x, y, radius, fill, edge, corners):
    seen = [(a, b, area(r, corners)) for a, b, r in zip(x, y, radius)
            if X[1] <= a <= X[2] and Y[1] <= b <= Y[2]]
    if not seen:
        return
    at_x, at_y, areas = zip(*seen)
    drawn = axes.scatter(at_x, at_y, s=areas, label=label, **look(fill, edge, corners))
    drawn.set_clip_box(TransformedBbox(
        box(LEFT - MARKER_CLIP, TOP - MARKER_CLIP, RIGHT + MARKER_CLIP, BOTTOM + MARKER_CLIP),
        figure.transFigure))


def filled(color, hatch):
    """Full, or with lines or dots on the ground; a hatch is as dense as its text is long."""
    count = max(1, round({"/": 4, ".": 2}.get(hatch, 0) / POINT))  # 6 px apart
    return {"facecolor": GROUND if hatch else color, "edgecolor": color,
            "hatch": hatch * count, "linewidth": POINT}


def bars(label, x, base, top, color, hatch):
    heights = [end - begin for begin, end in zip(base, top)]
    axes.bar(x, heights, BAR_WIDTH, base, label=label, zorder=2, **filled(color, hatch))


def zone(left, right, opacity):
    figure.add_artist(Rectangle(*patch(left, TOP, right, BOTTOM), transform=figure.transFigure,
                                facecolor=MUTE, alpha=opacity, linewidth=0, zorder=-1))


def patch(left, top, right, bottom):
    part = box(left, top, right, bottom)
    return (part.x0, part.y0), part.width, part.height


def segment(x1, y1, x2, y2, color, width=1):
    figure.add_artist(Line2D([x1 / WIDTH, x2 / WIDTH], [1 - y1 / HEIGHT, 1 - y2 / HEIGHT],
                             color=color, linewidth=width * POINT, zorder=5))


def marker_sample(x, y, radius, fill, edge, corners):
    canvas.scatter([x], [y], s=[area(radius, corners)], **look(fill, edge, corners))


def bar_sample(x, y, half_width, half_height, color, hatch):
    figure.add_artist(Rectangle(
        *patch(x - half_width, y - half_height, x + half_width, y + half_height),
        transform=figure.transFigure, **filled(color, hatch)))


def text(words, x, y, room, anchor, color, angle=0, bold=False):
    """A text at its baseline, made smaller where its font is wider than that of the layout."""
    rim = [withStroke(linewidth=3 * POINT, foreground=GROUND)]
    said = figure.text(x / WIDTH, 1 - y / HEIGHT, words, color=color, ha=anchor, va="baseline",
                       size=FONT_SIZE * POINT, weight="bold" if bold else "normal",
                       path_effects=rim, zorder=6)
    taken = said.get_window_extent(renderer).width / figure.dpi / INCH
    if taken > room > 0:
        said.set_size(FONT_SIZE * POINT * room / taken)
    said.set(rotation=angle, rotation_mode="anchor")


figure = plt.figure(figsize=(WIDTH * INCH, HEIGHT * INCH))
renderer = figure.canvas.get_renderer()
axes = axes_of(Y)
axes.grid(True, color=GRID, linewidth=POINT, zorder=0)
right_axes = axes_of(Y_RIGHT) if Y_RIGHT else None
canvas = figure.add_axes([0, 0, 1, 1], zorder=5)  # of px
canvas.set(xlim=(0, WIDTH), ylim=(HEIGHT, 0))
canvas.axis("off")
)py";

inline constexpr const char* matplotlib_end = R"py(if len(sys.argv) > 1:
    figure.savefig(sys.argv[1], dpi=300)
else:
    plt.show()
)py";

}  // namespace roofloor
