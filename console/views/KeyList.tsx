import { Dialog, DialogTrigger, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { otherKeys, singleKeys, telephoneKeys } from '../keys.ts'
import { Button } from './Button.tsx'
import { useConsole } from './useConsole.ts'

/** Every key there is, one press away. */
export function KeyList() {
  const { state, words } = useConsole()
  const known = { ...singleKeys, ...(state.held.telephone ? telephoneKeys : {}) }
  const named = Object.entries(known).map(([key, name]) => [key.toUpperCase(), name] as const)
  // An object gives its digits first.
  const alone = [...named.filter(([key]) => !/\d/.test(key)), ...named.filter(([key]) => /\d/.test(key))]
  const keys = [...(state.own.shortcuts ? alone : []), ...otherKeys]
  return (
    <DialogTrigger>
      <Button look="quiet" data-key="?">
        {words.t('keys.open')}
      </Button>
      <ModalOverlay className="overlay" isDismissable>
        <Modal className="modal keys">
          <Dialog>
            <Heading slot="title">{words.t('keys.title')}</Heading>
            <p className="hint">{words.t('keys.hint')}</p>
            <dl className="keyList">
              {keys.map(([key, name]) => (
                <div key={key}>
                  <dt>
                    <kbd>{key}</kbd>
                  </dt>
                  <dd>{words.t(name)}</dd>
                </div>
              ))}
            </dl>
            <div className="dialogButtons">
              <Button slot="close">{words.t('keys.done')}</Button>
            </div>
          </Dialog>
        </Modal>
      </ModalOverlay>
    </DialogTrigger>
  )
}
