/** Lives on the console's origin only, keeps nothing, and shows the line's fixed words when it is pushed. */
declare const self: ServiceWorkerGlobalScope

self.addEventListener('push', (event) => {
  const text = event.data?.text() ?? ''
  event.waitUntil(self.registration.showNotification(text, { tag: 'look' }))
})

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(openConsole())
})

async function openConsole() {
  const [open] = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  if (open) await open.focus()
  else await self.clients.openWindow('/')
}

export {}
