"""Numbers shared by the site and by the guarded child process: plain Python, no Django, quick to import."""

MIB = 1024 * 1024

# An upload.
MAX_FILE_BYTES = 20 * MIB
MAX_TOGETHER_BYTES = 40 * MIB
MAX_PICTURES = 10

# A picture, read from its header before a pixel is decoded.
MAX_SIDE = 12_000
MAX_PIXELS = 40_000_000

# What is written. Taller than three times its width, a picture is fitted by its height.
POST_WIDTHS = (480, 960, 1600)
POST_MAX_HEIGHT = 4_800
PROFILE_WIDTHS = (96, 288)
EDITORS_MAX_SIDE = 2_560

# The child process. Decoding a 40-megapixel photo peaks near 400 MiB, whatever its format (measured).
CHILD_ADDRESS_BYTES = 1_024 * MIB
CHILD_CPU_SECONDS = 20
CHILD_WALL_SECONDS = 40
CHILD_OUTPUT_BYTES = 32 * MIB
CHILD_OPEN_FILES = 64
