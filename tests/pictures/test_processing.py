"""What comes out of the guarded process is clean, upright, small enough, or a clear sentence."""

import io
import subprocess
import sys

import pytest
from django.core.files.base import ContentFile
from PIL import Image, ImageCms

from community.pictures import processing
from community.pictures.limits import MAX_FILE_BYTES
from community.pictures.processing import PictureRefused, process_picture, strip_picture
from tests.factories.pictures import encoded, quarters
from tests.pictures import samples

UPRIGHT = samples.upright_files()
OTHERS = samples.other_good_files()
REFUSED = samples.refused_files()
CORNERS = {(1, 1): (255, 0, 0), (3, 1): (0, 255, 0), (1, 3): (0, 0, 255), (3, 3): (255, 255, 255)}


def finished(content: bytes, purpose: str = "post") -> processing.FinishedPicture:
    return process_picture(ContentFile(content, name="upload"), purpose)


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


def shows_the_quarters_upright(content: bytes) -> bool:
    image = opened(content).convert("RGB")
    points = {(x * image.width // 4, y * image.height // 4): colour for (x, y), colour in CORNERS.items()}
    return all(
        abs(seen - wanted) < 70
        for point, colour in points.items()
        for seen, wanted in zip(image.getpixel(point), colour, strict=True)
    )


@pytest.mark.parametrize("name", UPRIGHT)
def test_a_good_file_comes_out_upright_and_without_a_word(name):
    result = finished(UPRIGHT[name])
    for content in result.files.values():
        assert samples.WORDS not in content
        assert not any(mark in content for mark in (b"Exif", b"EXIF", b"ICCP", b"ICC_PROFILE", b"<script"))
        assert shows_the_quarters_upright(content)


@pytest.mark.parametrize("name", OTHERS)
def test_odd_but_valid_files_are_taken(name):
    result = finished(OTHERS[name])
    assert opened(result.files[f"{result.width}.webp"]).size == (result.width, result.height)


@pytest.mark.parametrize("name", REFUSED)
def test_a_bad_file_gets_a_sentence(name):
    with pytest.raises(PictureRefused) as refusal:
        finished(REFUSED[name])
    assert str(refusal.value).endswith(".")


@pytest.mark.parametrize(
    ("name", "words"),
    [("svg", "We take JPEG"), ("half a jpeg", "damaged"), ("header bomb", "too many pixels")],
)
def test_the_sentence_tells_the_reason(name, words):
    with pytest.raises(PictureRefused, match=words):
        finished(REFUSED[name])


def test_a_small_file_of_very_many_pixels_is_refused_before_it_is_decoded():
    bomb = samples.flat_png(9_450)
    assert len(bomb) < 300_000
    with pytest.raises(PictureRefused, match="too many pixels"):
        finished(bomb)


def test_a_large_picture_comes_in_three_widths_and_one_jpeg():
    result = finished(encoded(quarters((2400, 1800)), "JPEG"))
    assert (result.width, result.height, result.widths) == (1600, 1200, [480, 960, 1600])
    names = {f"{width}.{kind}" for width in result.widths for kind in ("avif", "webp")}
    assert set(result.files) == names | {"1600.jpg"}
    assert {opened(result.files[f"{width}.avif"]).width for width in result.widths} == set(result.widths)


def test_a_small_picture_is_never_enlarged():
    result = finished(encoded(quarters((500, 300)), "PNG"))
    assert (result.width, result.height, result.widths) == (500, 300, [480, 500])
    assert finished(encoded(quarters((480, 300)), "PNG")).widths == [480]


def test_a_very_tall_picture_is_fitted_by_its_height():
    result = finished(encoded(Image.new("RGB", (1000, 9600)), "PNG"))
    assert (result.width, result.height) == (500, 4800)


def test_a_picture_for_a_profile_is_its_square_middle_in_both_widths():
    wide = Image.new("RGB", (600, 200), "blue")
    wide.paste("red", (200, 0, 400, 200))
    result = finished(encoded(wide, "PNG"), "profile")
    assert set(result.files) == {"96.webp", "288.webp"}
    assert opened(result.files["288.webp"]).size == (288, 288)
    assert opened(result.files["96.webp"]).convert("RGB").getpixel((4, 4))[0] > 200


def test_the_colour_is_the_average():
    assert finished(encoded(Image.new("RGB", (40, 40), "#336699"), "PNG")).colour == "#336699"


def test_transparency_stays_in_new_formats_and_lies_on_white_in_jpeg():
    clear = Image.new("RGBA", (50, 50), (255, 0, 0, 0))
    result = finished(encoded(clear, "PNG"))
    assert opened(result.files["50.webp"]).convert("RGBA").getpixel((9, 9))[3] == 0
    assert opened(result.files["50.avif"]).convert("RGBA").getpixel((9, 9))[3] == 0
    assert min(opened(result.files["50.jpg"]).getpixel((9, 9))) > 250
    assert result.colour == "#ffffff"


def test_sixteen_bit_greys_keep_their_lightness():
    result = finished(samples.deep_grey_png())
    assert abs(opened(result.files["8.jpg"]).convert("L").getpixel((4, 4)) - 50000 / 257) < 5


def test_colours_are_converted_by_the_profile_they_come_with():
    red = Image.new("RGB", (20, 20), "red")
    swapped = finished(encoded(red, "PNG", icc_profile=samples.profile_with_red_and_green_swapped()))
    seen = opened(swapped.files["20.webp"]).convert("RGB").getpixel((9, 9))
    assert seen[1] > 200 and seen[0] < 60


def test_a_profile_that_does_not_fit_is_left_aside():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    odd = encoded(Image.new("RGB", (20, 20), "#808080"), "PNG", icc_profile=profile)
    assert finished(odd).colour == "#808080"


def test_an_animation_becomes_its_first_picture():
    frames = [quarters(), quarters().rotate(180)]
    result = finished(encoded(frames[0], "GIF", save_all=True, append_images=frames[1:]))
    assert shows_the_quarters_upright(result.files["64.webp"])
    assert getattr(opened(result.files["64.webp"]), "n_frames", 1) == 1


def test_a_stream_over_twenty_megabytes_is_refused():
    with pytest.raises(PictureRefused, match="20 MB"):
        finished(bytes(MAX_FILE_BYTES + 1))


def test_a_process_that_hangs_is_ended_with_a_sentence(monkeypatch):
    monkeypatch.setattr(processing, "CHILD_WALL_SECONDS", 0.01)
    with pytest.raises(PictureRefused, match="too long"):
        finished(UPRIGHT["webp"])


def test_a_process_ended_by_a_limit_gets_a_sentence(monkeypatch):
    ended = subprocess.CompletedProcess([], returncode=-24)
    monkeypatch.setattr(subprocess, "run", lambda *args, **options: ended)
    with pytest.raises(PictureRefused, match="too long"):
        finished(UPRIGHT["webp"])


@pytest.mark.parametrize("fault", ["no interpreter", "broken installation"])
def test_a_machine_that_cannot_start_the_process_says_so_kindly(monkeypatch, caplog, fault):
    def fail(*args, **options):
        if fault == "no interpreter":
            raise FileNotFoundError("python")
        return subprocess.CompletedProcess([], returncode=1, stdout=b"", stderr=b"ImportError: PIL")

    monkeypatch.setattr(subprocess, "run", fail)
    with pytest.raises(PictureRefused, match="just now"):
        finished(UPRIGHT["webp"])
    assert "could not be processed" in caplog.text


def test_the_process_gets_nothing_of_the_sites_environment(monkeypatch):
    seen = {}
    run = subprocess.run
    monkeypatch.setattr(subprocess, "run", lambda *a, **options: seen.update(options) or run(*a, **options))
    finished(UPRIGHT["webp"])
    assert set(seen["env"]) == {"PYTHONPATH", "PYTHONSAFEPATH"}


def test_the_process_does_not_know_django():
    asked = "import sys, community.pictures.child; print('django' in sys.modules)"
    answer = subprocess.run(
        [sys.executable, "-c", asked], cwd=processing.ROOT, capture_output=True, text=True
    )
    assert answer.stdout.strip() == "False"


def test_an_upload_leaves_nothing_in_the_temporary_folder(monkeypatch, tmp_path):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    before = list(tmp_path.iterdir())
    finished(UPRIGHT["webp"])
    with pytest.raises(PictureRefused):
        finished(REFUSED["svg"])
    assert list(tmp_path.iterdir()) == before


def test_editors_get_one_clean_file_that_keeps_transparency():
    photograph = strip_picture(ContentFile(UPRIGHT["orientation 6"], name=f"{samples.CANARY}.jpg"))
    drawing = strip_picture(ContentFile(encoded(Image.new("RGBA", (9, 9), (1, 2, 3, 4)), "WEBP")))
    assert photograph.name == "picture.jpg" and samples.WORDS not in photograph.read()
    photograph.seek(0)
    assert shows_the_quarters_upright(photograph.read())
    assert drawing.name == "picture.png" and opened(drawing.read()).mode == "RGBA"


def test_editors_pictures_are_fitted_into_2560_pixels():
    large = strip_picture(ContentFile(encoded(Image.new("RGB", (4000, 1000)), "PNG")))
    assert opened(large.read()).size == (2560, 640)
