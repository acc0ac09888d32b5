"""The cloth that quilt blocks are made of: colours, patches, and which may lie where."""

# Dark cloth, light ground: pairs that keep apart in both themes.
DYES = (
    ("#24426d", "#e6e9ee"),
    ("#2f6560", "#e2ece6"),
    ("#7a4a63", "#efe0e2"),
    ("#8a3b2f", "#f1e2d8"),
    ("#5a4a2c", "#efe6cf"),
    ("#3f5a34", "#e7ebd9"),
    ("#c49a33", "#2b2f3c"),
    ("#4d6f96", "#f0efe9"),
)
ACCENTS = ("#24426d", "#2f6560", "#7a4a63", "#9b3731", "#c49a33", "#395d36")

# One patch in unit coordinates: half-square triangles, a full square, a small diamond, nothing.
PATCHES = {
    "rising": ((0, 0), (1, 0), (0, 1)),
    "falling": ((0, 0), (1, 0), (1, 1)),
    "setting": ((1, 1), (0, 1), (1, 0)),
    "turning": ((1, 1), (0, 1), (0, 0)),
    "square": ((0, 0), (1, 0), (1, 1), (0, 1)),
    "plain": (),
}
OUTER = ("rising", "falling", "setting", "turning", "square", "plain")
INNER = ("rising", "setting", "square", "square", "plain")
PATCH_SIZE = 24
