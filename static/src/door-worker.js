// Keeps the page of the door, its styles and scripts, and the public keys, for when there is no
// network. A pass that its person opened is kept by the page itself, until it expires.
const STORE = 'door-1'
const KEPT = 'door-pass'
const DOOR = '/door'
const WELSH = '/door?lang=cy'
const SPOKEN = '/door/language'
const KEYS = '/.well-known/jwks.json'

async function fetched (path) {
  // Without cookies: what is kept on a shared device is the page as anybody sees it.
  const answer = await fetch(path, { credentials: 'omit', cache: 'no-cache' })
  if (!answer.ok) throw new Error(path)
  return answer
}

async function stock () {
  const store = await caches.open(STORE)
  await store.put(WELSH, await fetched(WELSH))
  const page = await fetched(DOOR)
  const text = await page.clone().text()
  await store.put(DOOR, page)
  await store.put(KEYS, await fetched(KEYS))
  const parts = [...text.matchAll(/(?:src|href|data-library)="(\/static\/[^"]+)"/g)].map(one => one[1].replaceAll('&amp;', '&'))
  await Promise.all([...new Set(parts)].map(async part => store.put(part, await fetched(part))))
}

self.addEventListener('install', event => {
  event.waitUntil(stock().then(() => self.skipWaiting()))
})

self.addEventListener('activate', event => {
  event.waitUntil(self.clients.claim())
})

async function fromNetwork (request, keepAs) {
  const answer = await fetch(request)
  if (keepAs && answer.ok) {
    const store = await caches.open(STORE)
    await store.put(keepAs, answer.clone())
  }
  return answer
}

async function fromStore (path) {
  const store = await caches.open(STORE)
  const spoken = path === DOOR ? await store.match(SPOKEN) : undefined
  const asked = spoken && await spoken.text() === 'cy' ? WELSH : path
  const kept = await caches.open(KEPT).then(passes => passes.match(path))
  const found = kept ?? await store.match(asked)
  if (found) return found
  throw new Error(path)
}

self.addEventListener('fetch', event => {
  const url = new URL(event.request.url)
  if (event.request.method !== 'GET' || url.origin !== self.location.origin) return
  const isPage = event.request.mode === 'navigate'
  if (isPage && (url.pathname === DOOR || url.pathname.startsWith('/door/passes/'))) {
    event.respondWith(fromNetwork(event.request).catch(() => fromStore(url.pathname)))
  } else if (url.pathname === KEYS) {
    event.respondWith(fromNetwork(event.request, KEYS).catch(() => fromStore(KEYS)))
  } else if (url.pathname.startsWith('/static/')) {
    event.respondWith(fromNetwork(event.request).catch(() => fromStore(url.pathname + url.search)))
  }
})
