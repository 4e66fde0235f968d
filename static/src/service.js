// Starts what the pages can do without, and do better with: every page works when this never runs.
const script = document.querySelector('script[data-library]')

document.body.classList.add('js-enabled')
if ('noModule' in HTMLScriptElement.prototype) {
  document.body.classList.add('govuk-frontend-supported')
}

const { initAll } = await import(script.dataset.library)
initAll()

// Filters stand open beside the results where there is room, and closed before them where there is not.
const wide = window.matchMedia('(min-width: 48.0625em)')
for (const panel of document.querySelectorAll('.app-filter--side details[data-module="app-filter"]')) {
  const settle = () => { panel.open = wide.matches || panel.hasAttribute('data-chosen') }
  wide.addEventListener('change', settle)
  settle()
}

// On a phone a button before everything opens the filters, and one at their end closes them.
for (const link of document.querySelectorAll('.app-filter__open, .app-filter__close')) {
  const panel = link.closest('form').querySelector('#filters')
  link.addEventListener('click', () => { panel.open = link.matches('.app-filter__open') })
}
