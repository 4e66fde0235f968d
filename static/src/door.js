// Keeps a door pass for when there is no network, and checks one: signature, day, home. The page
// works without this script as long as there is a network.
const KEPT = 'door-pass'
const HOME = 'door-home'

function bytes (text) {
  const plain = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(plain, sign => sign.charCodeAt(0))
}

function words (text) {
  return JSON.parse(new TextDecoder().decode(bytes(text)))
}

// What a signed text says, if one of the published keys signed it; null for anything else.
async function read (token, keys) {
  const parts = token.split('.')
  if (parts.length !== 3) return null
  try {
    const header = words(parts[0])
    const key = keys.find(one => one.kid === header.kid)
    if (!key || header.alg !== 'ES256') return null
    const { kty, crv, x, y } = key
    const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
    const imported = await crypto.subtle.importKey('jwk', { kty, crv, x, y }, algorithm, false, ['verify'])
    const said = new TextEncoder().encode(`${parts[0]}.${parts[1]}`)
    const right = await crypto.subtle.verify(algorithm, imported, bytes(parts[2]), said)
    return right ? words(parts[1]) : null
  } catch {
    return null
  }
}

function show (root, name, value) {
  for (const part of root.querySelectorAll(`[data-${name}]`)) {
    part.hidden = part.dataset[name] !== value
  }
}

async function check (door, token) {
  const result = door.querySelector('[data-result]')
  const person = door.querySelector('[data-person]')
  result.hidden = false
  person.hidden = true
  for (const name of ['when', 'home', 'online']) show(result, name, '')
  let keys
  try {
    keys = (await (await fetch(door.dataset.keys)).json()).keys
  } catch {
    return show(result, 'when', 'no-keys')
  }
  const said = await read(token, keys)
  if (!said || said.complete !== true) return show(result, 'when', 'false')
  const now = Date.now() / 1000
  let state = said.exp > now && said.iat <= now + 300 ? 'valid' : 'expired'
  try {
    const answer = await fetch(door.dataset.state + encodeURIComponent(said.jti), { cache: 'no-store' })
    const known = (await answer.json()).state
    if (known === 'unknown') return show(result, 'when', 'false')
    if (state === 'valid') state = known
    show(result, 'online', 'yes')
  } catch {
    show(result, 'online', 'no')
  }
  show(result, 'when', state)
  const home = localStorage.getItem(HOME)
  show(result, 'home', home ? (home === said.home ? 'same' : 'other') : 'unset')
  person.querySelector('[data-photo]').src = `data:image/webp;base64,${said.photo}`
  person.querySelector('[data-name]').textContent = said.name
  person.querySelector('[data-until]').textContent = new Date(said.exp * 1000)
    .toLocaleString(document.documentElement.lang === 'cy' ? 'cy' : 'en-GB', {
      dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/London'
    })
  person.querySelector('[data-own]').hidden = !said.own
  show(person, 'role', said.role)
  person.hidden = false
}

function signed (text) {
  const token = text.trim().split('#').pop()
  return token.split('.').length === 3 ? token : ''
}

function begin (door) {
  const form = document.querySelector('main form[method="post"]')
  const asked = new URLSearchParams(location.hash.slice(1)).get('home')
  if (asked) {
    localStorage.setItem(HOME, asked)
    door.querySelector('[data-set]').hidden = false
  }
  const token = signed(location.hash.slice(1))
  if (token) {
    document.querySelector('[data-server]')?.remove()
    check(door, token)
  }
  addEventListener('hashchange', () => location.reload())
  form.addEventListener('submit', event => {
    const typed = signed(form.querySelector('[name="code"]').value)
    if (!typed) return
    event.preventDefault()
    check(door, typed)
  })
  const picture = document.querySelector('[data-picture]')
  if ('BarcodeDetector' in window) {
    picture.hidden = false
    picture.querySelector('input').addEventListener('change', async event => {
      const [file] = event.target.files
      if (!file) return
      const found = await new window.BarcodeDetector({ formats: ['qr_code'] }).detect(await createImageBitmap(file))
      check(door, signed(found[0]?.rawValue ?? ''))
    })
  }
}

async function keep (pass) {
  const until = new Date(pass.dataset.until)
  const ended = pass.querySelector('[data-when="expired"]')
  const tick = () => { if (Date.now() >= until) { ended.hidden = false; pass.classList.add('app-pass--ended') } }
  tick()
  setInterval(tick, 15000)
  if (!navigator.onLine) return
  const store = await caches.open(KEPT)
  const answer = await fetch(location.href, { credentials: 'same-origin' })
  if (!answer.ok || answer.redirected) return
  for (const old of await store.keys()) await store.delete(old)
  await store.put(location.pathname, answer)
  show(pass, 'when', 'kept')
  tick()
  pass.querySelector('[data-forget]').addEventListener('click', async () => {
    await caches.delete(KEPT)
    show(pass, 'when', '')
  })
}

const door = document.querySelector('[data-module="app-door"]')
const pass = document.querySelector('[data-module="app-pass"]')
const worker = (door ?? pass)?.dataset.worker
if (worker && 'serviceWorker' in navigator && 'caches' in window) {
  navigator.serviceWorker.register(worker, { scope: '/door' }).catch(() => {})
  if (door && navigator.onLine) {
    // Without a network the page speaks the language it was last read in.
    caches.open('door-1').then(store => store.put('/door/language', new Response(document.documentElement.lang)))
  }
  if (pass) keep(pass).catch(() => {})
}
if (door && window.crypto?.subtle) begin(door)
