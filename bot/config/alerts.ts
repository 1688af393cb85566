import { isLoopback, optional, type Source } from './source.ts'

/** Ways to staff outside the console; each is off when it is absent. */
export interface AlertConfig {
  push?: { contact: string; services: readonly string[] }
  mail?: { url: string; from: string }
  sms?: { url: string; user: string; password: string; from: string }
}

export function readAlerts(source: Source): AlertConfig {
  return {
    ...optional('push', readPush(source)),
    ...optional('mail', readMail(source)),
    ...optional('sms', readSms(source)),
  }
}

const pushServices = 'fcm.googleapis.com, updates.push.services.mozilla.com, notify.windows.com, web.push.apple.com'

/** The browser names the service, so the line says which it will ever speak to. */
function readPush(source: Source): AlertConfig['push'] {
  const contact = source.text('PUSH_CONTACT')
  const services = (source.text('PUSH_SERVICES') ?? pushServices).split(',').flatMap((part) => part.trim() || [])
  if (contact !== undefined && !/^(mailto:\S+@\S+|https:\/\/\S+)$/.test(contact)) {
    source.problems.push('PUSH_CONTACT must be an address such as mailto:it@example.org')
  }
  if (!services.every((host) => /^[a-z0-9.-]+(:\d{1,5})?$/.test(host))) {
    source.problems.push('PUSH_SERVICES must be a list of host names')
  }
  return contact === undefined ? undefined : { contact, services }
}

function readMail(source: Source): AlertConfig['mail'] {
  const url = source.text('SMTP_URL')
  const from = source.text('SMTP_FROM')
  if (url === undefined && from === undefined) return undefined
  if (!url || !from) source.problems.push('SMTP_URL and SMTP_FROM must be set together')
  if (url && !(URL.canParse(url) && /^smtps?:$/.test(new URL(url).protocol))) {
    source.problems.push('SMTP_URL must be the address of a mail server, for example smtps://mail.example.org:465')
  }
  return url && from ? { url, from } : undefined
}

function readSms(source: Source): AlertConfig['sms'] {
  const names = ['SMS_URL', 'SMS_USER', 'SMS_PASSWORD', 'SMS_FROM']
  const [url, user, password, from] = names.map((name) => source.text(name))
  if (!url && !user && !password && !from) return undefined
  if (!url || !user || !password || !from) {
    source.problems.push(`${names.join(', ')} must be set together`)
    return undefined
  }
  const isWeb = URL.canParse(url) && (/^https:$/.test(new URL(url).protocol) || isLoopback(new URL(url).hostname))
  if (!isWeb) source.problems.push('SMS_URL must be an https address')
  if (!/^(\+\d{7,15}|[A-Za-z0-9]{3,11})$/.test(from)) {
    source.problems.push('SMS_FROM must be a number such as +46701740605, or 3 to 11 letters')
  }
  return { url, user, password, from }
}
