"""Moving through a page without a mouse: every stop of the Tab key, and whether it is seen."""

from dataclasses import dataclass

from playwright.sync_api import Locator, Page

MARK_STOPS = """() => {
    const operable = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';
    const group = radio => `${[...document.forms].indexOf(radio.form)} ${radio.name}`;
    const groups = new Set();
    const stops = [...document.querySelectorAll(operable)].filter(element => {
        if (element.type === 'hidden' || element.disabled || element.tabIndex < 0) return false;
        if (!element.checkVisibility({ visibilityProperty: true })) return false;
        if (element.type !== 'radio') return true;
        const first = !groups.has(group(element));
        groups.add(group(element));
        return first;
    });
    stops.forEach((element, index) => { element.dataset.stop = index; });
    return stops.map(element => element.outerHTML.slice(0, 120));
}"""
# The scripts fold the menu a moment after the page has loaded.
STARTED = """() => document.querySelector(
    '[data-module="govuk-service-navigation"]'
).hasAttribute('data-govuk-service-navigation-init')"""
HERE = """() => {
    const element = document.activeElement;
    const box = element.matches('.govuk-radios__input, .govuk-checkboxes__input')
        ? getComputedStyle(element.nextElementSibling, '::before') : getComputedStyle(element);
    const shown = box.outlineStyle !== 'none' || box.boxShadow !== 'none';
    return [element.dataset.stop ?? '', shown];
}"""


@dataclass(frozen=True, slots=True)
class Stops:
    """What can be operated on a page, and what the Tab key came to."""

    operable: list[str]
    reached: list[int]
    unseen: list[str]

    @property
    def missed(self) -> list[str]:
        """What can be operated but was not reached."""
        return [what for index, what in enumerate(self.operable) if index not in self.reached]

    @property
    def is_in_order(self) -> bool:
        """Whether the stops follow the order of the page."""
        return self.reached == sorted(self.reached)


def stops(page: Page) -> Stops:
    """Press Tab from the top of the page to its end, once its scripts have started."""
    page.wait_for_function(STARTED)
    operable: list[str] = page.evaluate(MARK_STOPS)
    reached: list[int] = []
    unseen: list[str] = []
    for _ in range(len(operable) + 10):
        page.keyboard.press("Tab")
        stop, is_shown = page.evaluate(HERE)
        if not stop:
            continue
        if int(stop) in reached:
            break
        reached.append(int(stop))
        if not is_shown:
            unseen.append(operable[int(stop)])
    return Stops(operable, reached, unseen)


AT_NAME = (
    "name => document.activeElement?.name === name && !!document.activeElement.closest('main')"
)
CHOSEN = "name => document.querySelector(`main [name=${name}]:checked`)?.value ?? ''"
IN_ORDER = """names => names.sort((one, other) => {
    const at = name => document.querySelector(`main [name="${name}"]`);
    return at(one).compareDocumentPosition(at(other)) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
})"""
MOST = 120


def tread(page: Page, element: Locator) -> None:
    """Come to a link or a button with Tab, press Enter, and wait for where it leads."""
    for _ in range(MOST):
        page.keyboard.press("Tab")
        if element.evaluate("element => element === document.activeElement"):
            with page.expect_navigation():
                page.keyboard.press("Enter")
            return
    raise AssertionError(f"{MOST} times Tab did not reach {element} on {page.url}")


def fill(page: Page, values: dict[str, str]) -> None:
    """Fill in fields by keyboard, in the order of the page; an empty value ticks a box."""
    for name in page.evaluate(IN_ORDER, list(values)):
        _tab_to(page, name)
        kind = page.evaluate("[document.activeElement.tagName, document.activeElement.type]")
        if kind == ["INPUT", "radio"]:
            _choose(page, name, values[name])
        elif kind == ["INPUT", "checkbox"]:
            page.keyboard.press("Space")
        elif kind[0] == "SELECT":
            _pick(page, values[name])
        else:
            page.keyboard.press("Control+A")
            page.keyboard.type(values[name])


def _tab_to(page: Page, name: str) -> None:
    """Press Tab until a field of this name has the focus."""
    for _ in range(MOST):
        page.keyboard.press("Tab")
        if page.evaluate(AT_NAME, name):
            return
    raise AssertionError(f"{MOST} times Tab did not reach the field {name} on {page.url}")


def _choose(page: Page, name: str, value: str) -> None:
    """Choose one of several with Space and the arrow keys."""
    if not page.evaluate(CHOSEN, name):
        page.keyboard.press("Space")
    for _ in range(MOST):
        if page.evaluate(CHOSEN, name) == value:
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"No arrow key chose {value} of {name} on {page.url}")


def _pick(page: Page, value: str) -> None:
    """Pick from a closed list with the arrow keys."""
    page.keyboard.press("Home")
    for _ in range(MOST):
        if page.evaluate("document.activeElement.value") == value:
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"No arrow key picked {value} on {page.url}")
