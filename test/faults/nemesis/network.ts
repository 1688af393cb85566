import { run, works } from './commands.ts'

export interface Network {
  /** Where the server listens, as seen from here. */
  host: string
  /** What is put before a command so that it runs on the server's side. */
  inside: readonly string[]
  /** Undefined where there are no network namespaces: the proxy swallows instead. */
  partition?: { begin(way: 'both' | 'fromServer'): void; heal(): void }
  remove(): void
}

/** A network of its own for the server, one link away, where the machine lets us make one. */
export function openNetwork(): Network {
  return process.platform === 'linux' && process.getuid?.() === 0 ? openNamespace() : sameMachine
}

const sameMachine: Network = { host: '127.0.0.1', inside: [], remove: () => {} }

function openNamespace(): Network {
  const name = `hf${process.pid}`
  const [here, there] = [`h${process.pid}`, `s${process.pid}`]
  const net = `10.213.${process.pid % 250}`
  const [near, far] = [`${net}.1`, `${net}.2`]
  const made = [
    ['netns', 'add', name],
    ['link', 'add', here, 'type', 'veth', 'peer', 'name', there, 'netns', name],
    ['addr', 'add', `${near}/30`, 'dev', here],
    ['link', 'set', here, 'up'],
    ['-n', name, 'addr', 'add', `${far}/30`, 'dev', there],
    ['-n', name, 'link', 'set', there, 'up'],
    ['-n', name, 'link', 'set', 'lo', 'up'],
  ].every((args) => works('ip', ...args))
  const remove = () => {
    works('ip', 'link', 'del', here)
    works('ip', 'netns', 'del', name)
  }
  if (!made) {
    remove()
    return sameMachine
  }
  return {
    host: far,
    inside: ['ip', 'netns', 'exec', name],
    partition: {
      begin: (way) => {
        if (way === 'both') run('ip', '-n', name, 'link', 'set', there, 'down')
        else run('ip', '-n', name, 'route', 'add', 'blackhole', `${near}/32`)
      },
      heal: () => {
        works('ip', '-n', name, 'route', 'del', 'blackhole', `${near}/32`)
        run('ip', '-n', name, 'link', 'set', there, 'up')
      },
    },
    remove,
  }
}
