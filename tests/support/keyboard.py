"""Moving through a page without a mouse: every stop of the Tab key, and whether it is seen."""

from dataclasses import dataclass

from playwright.sync_api import Page

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
