"""The newspaper's pictures, drawn when the demo is first loaded: the coast of Ellan in flat colours."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageDraw, ImageFilter

SIZE = (1440, 900)
_W, _H = SIZE
Layer = Callable[[ImageDraw.ImageDraw, random.Random], None]


@dataclass(frozen=True, slots=True)
class Scene:
    """A sky, water from the horizon down, and what stands in front of them, far things first."""

    sky: tuple[str, str]
    sea: tuple[str, str]
    horizon: float  #: 0 (top) to 1 (bottom)
    layers: tuple[Layer, ...]


def draw(name: str) -> bytes:
    """The scene of that name as a JPEG; always the same bytes for the same Pillow. Raises ``KeyError``."""
    scene = SCENES[name]
    picture = Image.new("RGB", SIZE)
    line = int(_H * scene.horizon)
    picture.paste(_gradient(*scene.sky, _W, line), (0, 0))
    picture.paste(_gradient(*scene.sea, _W, _H - line), (0, line))
    pen = ImageDraw.Draw(picture, "RGBA")
    chance = random.Random(name)  # noqa: S311 - a drawing, not a secret
    for layer in scene.layers:
        layer(pen, chance)
    out = BytesIO()
    picture.filter(ImageFilter.GaussianBlur(0.8)).save(out, "JPEG", quality=86)
    return out.getvalue()


def _gradient(top: str, bottom: str, width: int, height: int) -> Image.Image:
    mask = Image.linear_gradient("L").resize((width, height))
    return Image.composite(
        Image.new("RGB", (width, height), bottom), Image.new("RGB", (width, height), top), mask
    )


def disc(x: float, y: float, r: float, colour: str) -> Layer:
    """Sun, moon or lamp; x, y and r are shares of the width."""
    box = ((x - r) * _W, y * _H - r * _W, (x + r) * _W, y * _H + r * _W)
    return lambda pen, _: pen.ellipse(box, fill=colour)


def hills(y: float, height: float, colour: str, waves: float = 2.0) -> Layer:
    """A ridge whose foot stands at ``y``."""

    def layer(pen: ImageDraw.ImageDraw, chance: random.Random) -> None:
        shift = chance.random() * 7
        top = [
            (
                x,
                (
                    y
                    - height
                    * (0.55 + 0.3 * math.sin(x / _W * 6.3 * waves + shift) + 0.15 * math.sin(x / 61 + shift))
                )
                * _H,
            )
            for x in range(0, _W + 12, 12)
        ]
        pen.polygon([(0, y * _H), *top, (_W, y * _H)], fill=colour)

    return layer


def swell(y: float, rise: float, colour: str, count: int = 5) -> Layer:
    """A band of waves from ``y`` down to the lower edge."""

    def layer(pen: ImageDraw.ImageDraw, chance: random.Random) -> None:
        shift = chance.random() * 7
        top = [
            (x, (y - rise * abs(math.sin(x / _W * math.pi * count + shift)) ** 1.6) * _H)
            for x in range(0, _W + 8, 8)
        ]
        pen.polygon([(0, _H), *top, (_W, _H)], fill=colour)

    return layer


def glints(colour: str, top: float, number: int = 90) -> Layer:
    """Light on water, longer towards the viewer."""

    def layer(pen: ImageDraw.ImageDraw, chance: random.Random) -> None:
        for _ in range(number):
            y = top + (1 - top) * chance.random() ** 1.3
            length = 12 + 90 * (y - top)
            x = chance.random() * _W
            pen.rounded_rectangle((x, y * _H, x + length, y * _H + 2 + 4 * (y - top)), 3, fill=colour)

    return layer


def box(x: float, y: float, w: float, h: float, colour: str) -> Layer:
    """A wall, quay, deck or slab."""
    return lambda pen, _: pen.rectangle((x * _W, y * _H, (x + w) * _W, (y + h) * _H), fill=colour)


def shape(colour: str, *points: tuple[float, float]) -> Layer:
    """Any polygon, in shares of width and height."""
    return lambda pen, _: pen.polygon([(x * _W, y * _H) for x, y in points], fill=colour)


def tower(x: float, foot: float, height: float, colour: str, band: str, lamp: str) -> Layer:
    """A lighthouse."""

    def layer(pen: ImageDraw.ImageDraw, _: random.Random) -> None:
        half, top = 0.020, foot - height
        for step in range(4):
            upper, lower = top + height * step / 4, top + height * (step + 1) / 4
            wide, wider = half * (0.6 + 0.1 * step), half * (0.7 + 0.1 * step)
            points = [(x - wide, upper), (x + wide, upper), (x + wider, lower), (x - wider, lower)]
            pen.polygon([(a * _W, b * _H) for a, b in points], fill=band if step % 2 else colour)
        pen.rectangle(((x - 0.010) * _W, (top - 0.045) * _H, (x + 0.010) * _W, top * _H), fill=lamp)
        roof = [(x - 0.014, top - 0.045), (x + 0.014, top - 0.045), (x, top - 0.085)]
        pen.polygon([(a * _W, b * _H) for a, b in roof], fill=band)

    return layer


def turbines(number: int, foot: float, colour: str) -> Layer:
    """Wind turbines in a row, smaller to the right."""

    def layer(pen: ImageDraw.ImageDraw, chance: random.Random) -> None:
        for n in range(number):
            size = 1 - n / number * 0.72
            x, height = (0.10 + 0.86 * (1 - (1 - n / number) ** 1.5)) * _W, 0.46 * size * _H
            y, turn = foot * _H - height, chance.random() * 2
            pen.polygon(
                [(x - 5 * size, foot * _H), (x + 5 * size, foot * _H), (x + 2, y), (x - 2, y)], fill=colour
            )
            for blade in range(3):
                angle = turn + blade * 2.094
                tip = (x + math.cos(angle) * height * 0.5, y + math.sin(angle) * height * 0.5)
                pen.line([(x, y), tip], fill=colour, width=max(2, int(6 * size)))

    return layer


def boat(x: float, y: float, size: float, hull: str, house: str, funnel: str) -> Layer:
    """A boat seen from the side."""

    def layer(pen: ImageDraw.ImageDraw, _: random.Random) -> None:
        def at(a: float, b: float) -> tuple[float, float]:
            return (x + a * size) * _W, y * _H - b * size * _W

        pen.polygon([at(-0.5, 0.10), at(0.56, 0.14), at(0.44, -0.04), at(-0.44, -0.04)], fill=hull)
        pen.polygon([at(-0.34, 0.10), at(0.26, 0.10), at(0.22, 0.22), at(-0.34, 0.22)], fill=house)
        pen.polygon([at(-0.16, 0.22), at(0.12, 0.22), at(0.08, 0.31), at(-0.16, 0.31)], fill=house)
        pen.polygon([at(-0.12, 0.31), at(-0.02, 0.31), at(-0.03, 0.42), at(-0.12, 0.42)], fill=funnel)
        for n in range(6):
            pen.ellipse((*at(-0.30 + n * 0.09, 0.19), *at(-0.27 + n * 0.09, 0.16)), fill=hull)

    return layer


def row(number: int, left: float, right: float, one: Callable[[float, random.Random], Layer]) -> Layer:
    """The same thing several times from left to right."""

    def layer(pen: ImageDraw.ImageDraw, chance: random.Random) -> None:
        for n in range(number):
            one(left + (right - left) * n / max(1, number - 1), chance)(pen, chance)

    return layer


def house(x: float, foot: float, size: float, wall: str, roof: str, window: str) -> Layer:
    """A house with a gable and two windows."""

    def layer(pen: ImageDraw.ImageDraw, chance: random.Random) -> None:
        parts = (
            box(x, foot - size, size * 0.8, size, wall),
            shape(
                roof,
                (x - 0.01, foot - size),
                (x + size * 0.8 + 0.01, foot - size),
                (x + size * 0.4, foot - size * 1.7),
            ),
            box(x + size * 0.15, foot - size * 0.7, size * 0.16, size * 0.34, window),
            box(x + size * 0.48, foot - size * 0.7, size * 0.16, size * 0.34, window),
        )
        for part in parts:
            part(pen, chance)

    return layer


def blob(x: float, y: float, w: float, h: float, colour: str) -> Layer:
    """A rounded body: a seal, a stone, a buoy, a head."""
    area = ((x - w / 2) * _W, (y - h) * _H, (x + w / 2) * _W, (y + h * 0.3) * _H)
    return lambda pen, _: pen.ellipse(area, fill=colour)


def seal(x: float, y: float, length: float, fur: str) -> Layer:
    """A seal at rest, its head up."""

    def layer(pen: ImageDraw.ImageDraw, chance: random.Random) -> None:
        left = 1 if chance.random() > 0.5 else -1
        blob(x, y, length, length * 0.36, fur)(pen, chance)
        blob(x + left * length * 0.40, y - length * 0.20, length * 0.26, length * 0.34, fur)(pen, chance)
        tail = x - left * length * 0.46
        shape(
            fur,
            (tail, y - 0.01),
            (tail - left * length * 0.16, y - 0.05),
            (tail - left * length * 0.14, y + 0.01),
        )(pen, chance)

    return layer


def singer(x: float, foot: float, coat: str) -> Layer:
    """Somebody in oilskins."""

    def layer(pen: ImageDraw.ImageDraw, chance: random.Random) -> None:
        shape(coat, (x - 0.024, foot), (x + 0.024, foot), (x + 0.014, foot - 0.20), (x - 0.014, foot - 0.20))(
            pen, chance
        )
        blob(x, foot - 0.215, 0.022, 0.042, "#c99b77")(pen, chance)
        shape(coat, (x - 0.020, foot - 0.235), (x + 0.020, foot - 0.235), (x, foot - 0.275))(pen, chance)

    return layer


def crate(x: float, y: float, wood: str, chance: random.Random) -> Layer:
    """A crate of fish."""

    def layer(pen: ImageDraw.ImageDraw, _: random.Random) -> None:
        box(x, y, 0.085, 0.075, wood)(pen, chance)
        for n in range(5):
            blob(x + 0.014 + n * 0.0145, y + 0.014, 0.011, 0.030, "#c9d6da")(pen, chance)

    return layer


def lamplight(x: float) -> Layer:
    """The cone of light under a lamp."""
    return shape("#fbe9b51c", (x - 0.02, 0.10), (x + 0.02, 0.10), (x + 0.16, 0.95), (x - 0.16, 0.95))


_CHART = "#6b4a2b"

SCENES: dict[str, Scene] = {
    "storm": Scene(("#26323d", "#77848a"), ("#3d5560", "#1d2f38"), 0.55, (
        hills(0.56, 0.10, "#33414a"), box(0.0, 0.56, 0.70, 0.05, "#20282e"),
        tower(0.66, 0.56, 0.26, "#d8d3c8", "#8a2f2a", "#f6e3a1"),
        swell(0.66, 0.16, "#4f6c78", 4), swell(0.70, 0.13, "#e6eceab0", 4),
        swell(0.76, 0.12, "#385663", 3), swell(0.90, 0.09, "#223b46", 3), glints("#dfe8e850", 0.66, 120),
    )),
    "ferry": Scene(("#f2b98a", "#f7e2c4"), ("#d79a7b", "#3f5a72"), 0.52, (
        disc(0.24, 0.43, 0.05, "#fff3d6"), hills(0.53, 0.13, "#8b7d8f"), hills(0.53, 0.07, "#6a6580", 3),
        boat(0.58, 0.62, 0.40, "#f4efe6", "#e9e2d6", "#b6382f"), glints("#fff1d980", 0.55, 130),
    )),
    "seals": Scene(("#b9d0d8", "#e8eadf"), ("#8fb2b6", "#5f8a93"), 0.42, (
        hills(0.43, 0.06, "#a9ab86", 4), swell(0.62, 0.03, "#d8c9a3", 2),
        row(7, 0.12, 0.86, lambda x, c: seal(x, 0.66 + c.random() * 0.12, 0.13, "#5b5a58")),
        row(4, 0.20, 0.80, lambda x, c: seal(x, 0.80 + c.random() * 0.08, 0.15, "#454547")),
        glints("#ffffff60", 0.44, 40),
    )),
    "townhall": Scene(("#141c2e", "#2e3a55"), ("#242a38", "#12151e"), 0.70, (
        disc(0.82, 0.18, 0.03, "#f0ead2"), box(0.24, 0.34, 0.52, 0.37, "#39415a"),
        shape("#2a3147", (0.21, 0.34), (0.79, 0.34), (0.5, 0.16)), box(0.47, 0.04, 0.06, 0.20, "#39415a"),
        row(8, 0.28, 0.70, lambda x, c: box(x, 0.42, 0.028, 0.10, "#f4cf77")),
        row(8, 0.28, 0.70, lambda x, c: box(x, 0.57, 0.028, 0.10, "#f4cf77" if c.random() > 0.4 else "#4c5470")),
        glints("#f4cf7730", 0.72, 60),
    )),
    "wind": Scene(("#f6c48e", "#fbe8cd"), ("#c88f77", "#4f6377"), 0.66, (
        disc(0.78, 0.565, 0.06, "#fff6df"), turbines(8, 0.67, "#f7f4ee"), glints("#ffe9c870", 0.68, 110),
    )),
    "island": Scene(("#9cc3d8", "#dfeaec"), ("#6b9fb4", "#2f5f78"), 0.58, (
        hills(0.66, 0.24, "#6d7462", 1), box(0.0, 0.60, 1.0, 0.06, "#59604f"), hills(0.64, 0.07, "#59604f", 2),
        house(0.30, 0.585, 0.07, "#f3efe7", "#8c4a3d", "#54626c"),
        house(0.42, 0.59, 0.08, "#f3efe7", "#6a4b43", "#54626c"),
        house(0.56, 0.60, 0.07, "#ece4d2", "#8c4a3d", "#54626c"), glints("#ffffff70", 0.66, 90),
    )),
    "market": Scene(("#2b3236", "#39444a"), ("#5c6a6f", "#3c474c"), 0.34, (
        row(4, 0.16, 0.84, lambda x, c: lamplight(x)),
        row(4, 0.16, 0.84, lambda x, c: disc(x, 0.10, 0.016, "#fff1c4")),
        row(9, 0.06, 0.86, lambda x, c: crate(x, 0.46, "#8c6f4c", c)),
        row(8, 0.03, 0.88, lambda x, c: crate(x, 0.62, "#a3835b", c)),
        row(7, 0.05, 0.84, lambda x, c: crate(x, 0.80, "#b8966b", c)),
    )),
    "kelp": Scene(("#cfe0dc", "#eef2e6"), ("#7fa893", "#2f5e52"), 0.34, (
        hills(0.35, 0.08, "#7f9a8c"),
        row(11, 0.04, 0.96, lambda x, c: blob(x, 0.46, 0.016, 0.018, "#e5893d")),
        row(9, 0.02, 0.98, lambda x, c: blob(x, 0.60, 0.024, 0.027, "#e5893d")),
        row(6, 0.05, 0.95, lambda x, c: blob(x, 0.82, 0.036, 0.040, "#d8742c")),
        boat(0.62, 0.54, 0.17, "#3c5a66", "#f1efe6", "#f1efe6"), glints("#ffffff60", 0.38, 110),
    )),
    "shipyard": Scene(("#d9c9b0", "#efe6d6"), ("#8d8271", "#5f574b"), 0.72, (
        hills(0.73, 0.10, "#b9ab95"), box(0.16, 0.16, 0.022, 0.57, "#b2472f"), box(0.10, 0.14, 0.46, 0.028, "#b2472f"),
        box(0.46, 0.16, 0.004, 0.20, "#4a443b"), box(0.44, 0.36, 0.05, 0.04, "#4a443b"),
        shape("#35505f", (0.30, 0.48), (0.90, 0.44), (0.82, 0.74), (0.38, 0.74)),
        shape("#8a2f2a", (0.36, 0.65), (0.845, 0.64), (0.82, 0.74), (0.38, 0.74)),
        row(9, 0.36, 0.86, lambda x, c: box(x, 0.74, 0.012, 0.08, "#40392f")),
    )),
    "lighthouse": Scene(("#0f1a33", "#33466b"), ("#22335a", "#0d1730"), 0.66, (
        row(40, 0.01, 0.99, lambda x, c: disc(x, c.random() * 0.5, 0.0012, "#ffffffc0")),
        shape("#f9e9ae40", (0.70, 0.28), (0.0, 0.06), (0.0, 0.30)),
        shape("#f9e9ae28", (0.70, 0.28), (1.0, 0.16), (1.0, 0.34)),
        hills(0.74, 0.20, "#0b1226", 1), box(0.58, 0.655, 0.30, 0.09, "#0b1226"),
        tower(0.70, 0.66, 0.36, "#e8e4da", "#b23a32", "#ffe9a6"),
        glints("#f9e9ae45", 0.72, 70),
    )),
    "choir": Scene(("#f3d3c0", "#f9ebdc"), ("#b7a7ad", "#6a7486"), 0.50, (
        disc(0.14, 0.44, 0.035, "#fff4df"), hills(0.51, 0.08, "#b39aa0"),
        shape("#57606b", (0.0, 0.86), (1.0, 0.74), (1.0, 1.0), (0.0, 1.0)),
        row(12, 0.10, 0.92, lambda x, c: singer(x, 0.84 - x * 0.06, "#e2ae2e" if c.random() > 0.25 else "#d09a1f")),
    )),
    "chart": Scene(("#e7d6b2", "#efe1c2"), ("#efe1c2", "#e0cba0"), 0.60, (
        hills(0.98, 0.34, "#d3b98a", 1), row(9, 0.1, 0.9, lambda x, c: box(x, 0.0, 0.001, 1.0, "#6b4a2b50")),
        shape(_CHART, (0.24, 0.16), (0.255, 0.38), (0.24, 0.60), (0.225, 0.38)),
        shape(_CHART, (0.10, 0.38), (0.24, 0.362), (0.38, 0.38), (0.24, 0.398)),
        disc(0.24, 0.38, 0.018, "#efe1c2"), blob(0.80, 0.24, 0.05, 0.035, "#b9955f"),
        box(0.798, 0.165, 0.004, 0.04, _CHART), glints("#6b4a2b30", 0.1, 60),
    )),
}  # fmt: skip
