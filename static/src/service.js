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

// Places are offered while somebody types where, in the list that the browser itself has for it.
const shortest = 3
const pause = 150
for (const field of document.querySelectorAll('input[data-suggest]')) {
  const offered = document.createElement('datalist')
  offered.id = `${field.id}-offered`
  field.after(offered)
  field.setAttribute('list', offered.id)
  let waiting
  field.addEventListener('input', () => {
    clearTimeout(waiting)
    const typed = field.value.trim()
    if (typed.length < shortest) return
    waiting = setTimeout(async () => {
      const answer = await fetch(`${field.dataset.suggest}?q=${encodeURIComponent(typed)}`).catch(() => null)
      if (!answer?.ok || field.value.trim() !== typed) return
      const places = await answer.json()
      offered.replaceChildren(...places.map(place => new Option(place, place)))
    }, pause)
  })
}
