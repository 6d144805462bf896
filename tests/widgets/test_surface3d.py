import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor

from widgets.plot.palette import DARK, LIGHT
from widgets.plot.style import PathStyle
from widgets.surface3d.camera import EYE, HIGHEST, LOWEST, Camera
from widgets.surface3d.mesh import HEIGHT, mesh
from widgets.surface3d.scene import PIECES, densified, thinned
from widgets.surface3d.view import COARSE, Surface3dView

BOUNDS = (-2.0, 2.0, -1.0, 3.0)
X, Y = np.meshgrid(np.linspace(-2, 2, 60), np.linspace(-1, 3, 50))
BOWL = (X - 1) ** 2 + 2 * (Y - 1) ** 2


@pytest.fixture
def view(qtbot):
    made = Surface3dView()
    qtbot.addWidget(made)
    made.resize(320, 260)
    made.set_surface(BOWL, BOUNDS, 0.0)
    return made


# -- camera ------------------------------------------------------------------------------------------------------


def test_from_the_front_x_is_to_the_right_and_height_up():
    camera = Camera(turn=0.0, tilt=0.0)
    places, depth = camera.project(np.array([[1.0, 0, 0], [0, 0, 1.0], [0, 1.0, 0]]))
    np.testing.assert_allclose(places[:2], [[1, 0], [0, -1]], atol=1e-12)
    np.testing.assert_allclose(depth, [0, 0, 1], atol=1e-12)


def test_from_above_it_is_the_map():
    camera = Camera(turn=0.0, tilt=HIGHEST)
    places, _ = camera.project(np.array([[0.3, 0.7, 0.0]]))
    np.testing.assert_allclose(places[0], [0.3, -0.7], atol=1e-12)


def test_lengths_are_kept_but_for_perspective():
    points = np.random.default_rng(0).normal(size=(20, 3))
    camera = Camera(turn=1.1, tilt=0.4)
    places, depth = camera.project(points)
    flat = places * (EYE + depth)[:, None] / EYE
    np.testing.assert_allclose((flat**2).sum(1) + depth**2, (points**2).sum(1))


def test_the_camera_never_goes_under_ground():
    assert Camera().moved(tilt=-9).tilt == LOWEST
    assert Camera().moved(tilt=9).tilt == HIGHEST
    assert -np.pi <= Camera().moved(turn=100).turn <= np.pi


# -- mesh --------------------------------------------------------------------------------------------------------


def test_heights_follow_the_values_and_fill_the_box():
    made = mesh(BOWL, BOUNDS, 0.0, 59, 49)
    z = made.vertices[:, 2].reshape(BOWL.shape)
    order = np.argsort(BOWL.ravel())
    assert (np.diff(z.ravel()[order]) >= -1e-12).all()
    assert z.max() - z.min() == pytest.approx(HEIGHT)
    assert len(made.patches) == 59 * 49


def test_level_lines_lie_on_patches_at_one_height():
    made = mesh(BOWL, BOUNDS, 0.0, 40, 40)
    low = made.vertices[made.patches[made.owners], 2].min(axis=1)
    high = made.vertices[made.patches[made.owners], 2].max(axis=1)
    for end in (0, 1):
        assert (made.lines[:, end, 2] >= low - 1e-12).all()
        assert (made.lines[:, end, 2] <= high + 1e-12).all()


def test_a_hole_has_no_patches_and_nothing_lies_on_it():
    holed = np.where((X > 0) & (Y > 1), np.nan, BOWL)
    made = mesh(holed, BOUNDS, 0.0, 59, 49)
    assert np.isfinite(made.vertices[made.patches]).all()
    assert np.isnan(made.lifted(np.array([1.0]), np.array([2.0]))).any()
    assert np.isfinite(made.lifted(np.array([-1.0]), np.array([0.0]))).all()
    assert mesh(np.full((5, 5), np.nan), BOUNDS, None, 4, 4) is None


def test_points_are_lifted_to_the_surface_and_left_out_beyond():
    made = mesh(BOWL, BOUNDS, 0.0, 59, 49)
    lifted = made.lifted(X.ravel(), Y.ravel())
    np.testing.assert_allclose(lifted, made.vertices, atol=1e-9)
    assert np.isnan(made.lifted(np.array([2.1, np.inf]), np.array([0.0, 0.0]))).all()


# -- paths -------------------------------------------------------------------------------------------------------


def test_a_long_path_is_thinned_and_keeps_both_ends():
    t = np.linspace(0, 50, 100_000)
    kept = thinned(np.cos(t), np.sin(t), BOUNDS)
    assert kept[0] == 0
    assert kept[-1] == len(t) - 1
    assert len(kept) <= PIECES + 2


def test_long_steps_follow_the_ground():
    made = mesh(BOWL, BOUNDS, 0.0, 59, 49)
    points = densified(made, np.array([-1.9, 1.9]), np.array([1.0, 1.0]))
    assert len(points) == 13
    np.testing.assert_allclose(points, made.lifted((points[:, 0]) * 2, (points[:, 1] + 1) * 2 - 1), atol=1e-9)
    assert points[:, 2].min() < points[[0, -1], 2].min()


def test_a_diverging_path_costs_nothing(view):
    x = np.array([0.0, 1.0, 1e300, np.inf, np.nan])
    view.set_paths([PathStyle(x, x, "#2769BB", "a"), PathStyle(x[:1], x[:1], "#B25900", "b")])
    assert not view.to_image(200, 160).isNull()


# -- view --------------------------------------------------------------------------------------------------------


def colours(image):
    return {image.pixel(x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)}


def test_path_and_background_are_in_the_picture(view):
    path = PathStyle(np.linspace(-1.5, 1, 50), np.linspace(2.5, 1, 50), "#CF66AC", "run")
    for palette in (LIGHT, DARK):
        view.set_palette(palette)
        view.set_paths([])
        without = view.to_image(320, 260)
        view.set_paths([path])
        image = view.to_image(320, 260)
        assert image.pixelColor(1, 1) == QColor(palette.background)
        assert QColor("#CF66AC").rgb() in colours(image) - colours(without)
        assert len(colours(image)) > 50


def test_what_lies_behind_a_hill_is_hidden(view):
    hill = np.exp(-6 * ((X / 2) ** 2 + ((Y - 1) / 2) ** 2))
    view.set_surface(hill, BOUNDS, 0.0)
    view.camera = Camera(turn=0.0, tilt=0.25)
    red = QColor("#FF0000").rgb()

    def seen(x, y):
        view.set_paths([PathStyle(np.array(x), np.full(len(x), y), "#FF0000", "run")])
        image = view.to_image(320, 260)
        return [image.pixel(x, z) for x in range(image.width()) for z in range(image.height())].count(red)

    ends = [-0.3, 0.3]
    assert seen(ends, 2.2) == seen(ends[1:], 2.2)  # nothing but the disc at the present place
    assert seen(ends, -0.5) > seen(ends[1:], -0.5) + 20


def test_a_drag_turns_and_a_double_click_turns_back(view, qtbot):
    view.show()
    first = view.camera
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=QPointF(100, 100).toPoint())
    qtbot.mouseMove(view, QPointF(140, 110).toPoint())
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPointF(140, 110).toPoint())
    assert view.camera.turn != first.turn
    assert view.camera.tilt > first.tilt
    view.reset_view()
    assert view.camera == first
    qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    assert view.camera.zoom > 1


def test_at_rest_the_picture_is_kept(view, qtbot):
    view.show()
    qtbot.waitUntil(lambda: view._kept is not None and not view._rest.isActive(), timeout=5000)
    kept = view._kept[1]
    view.repaint()
    assert view._kept[1] is kept
    view.set_start(0.0, 0.0)
    view.repaint()
    assert COARSE in view._meshes
    qtbot.waitUntil(lambda: view._kept is not None and view._kept[1] is not kept, timeout=5000)


def test_numbers_of_the_paths(view):
    view.set_names("u", "v")
    view.set_paths([
        PathStyle(np.array([1.0, 2.0]), np.array([3.0, 4.0]), "#2769BB", "run"),
        PathStyle(np.zeros(9), np.zeros(9), "#2769BB", "", faint=True),
    ])
    header, rows = view.to_table()
    assert header == ["step", "run u", "run v"]
    np.testing.assert_array_equal(rows, [[0, 1, 3], [1, 2, 4]])
