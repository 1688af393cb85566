import type { z } from 'zod'
import type {
  AccountView,
  AdministrationAsk,
  AdministrationReplies,
  fromAdministration,
} from '../../shared/adminWire.ts'
import { textFiles } from '../../shared/edits.ts'
import { languages } from '../../shared/languages.ts'
import type { WayIn } from '../domain/door.ts'
import type { Action } from '../domain/permissions.ts'
import type { StaffAccount } from '../ports/staff.ts'
import type { Ports } from '../ports.ts'
import { fixedParameters } from '../text/translate.ts'
import { askForAccount, decidesAlone, signedBy, takeAway } from '../usecases/changeAccount.ts'
import { askForRetention } from '../usecases/changeRetention.ts'
import { editContent, historyOf, importFile, readFile, undoEdit } from '../usecases/editContent.ts'
import { listStaff, setStaffLanguages } from '../usecases/staffAccounts.ts'
import { tryText } from '../usecases/tryText.ts'

interface AdministrationRow<A extends AdministrationAsk> {
  needs: Action
  log: WayIn['log']
  run(
    ports: Ports,
    staff: StaffAccount,
    payload: z.infer<(typeof fromAdministration)[A]>,
  ): Promise<AdministrationReplies[A]>
}

/** Everything the administration can ask for, and the right it takes. */
export const administrationRows: { [A in AdministrationAsk]: AdministrationRow<A> } = {
  'settings/read': { needs: 'editSettings', log: 'nothing', run: (ports) => readFile(ports, 'settings') },
  'settings/edit': {
    needs: 'editSettings',
    log: 'audit',
    run: (ports, staff, { changes, known }) => editContent(ports, staff, changes, known),
  },
  'settings/import': {
    needs: 'editSettings',
    log: 'audit',
    run: (ports, staff, { value, known }) => importFile(ports, staff, { file: 'settings', value }, known),
  },
  'settings/history': {
    needs: 'editSettings',
    log: 'nothing',
    run: (ports, _staff, { key }) => historyOf(ports, { file: 'settings', key }),
  },
  'settings/undo': {
    needs: 'editSettings',
    log: 'audit',
    run: (ports, staff, { seq }) => undoEdit(ports, staff, seq, ['settings']),
  },
  'settings/askRetention': {
    needs: 'askChange',
    log: 'nothing',
    run: (ports, staff, { proof, ...asked }) => askForRetention(ports, { staff, proof }, asked),
  },
  'texts/read': {
    needs: 'editTexts',
    log: 'nothing',
    run: async (ports, _staff, { file }) => ({
      ...(await readFile(ports, file)),
      parameters: fixedParameters(ports.settings.current(), languageOf(file)),
    }),
  },
  'texts/edit': {
    needs: 'editTexts',
    log: 'audit',
    run: (ports, staff, { changes, known }) => editContent(ports, staff, changes, known),
  },
  'texts/import': {
    needs: 'editTexts',
    log: 'audit',
    run: (ports, staff, { file, value, known }) => importFile(ports, staff, { file, value }, known),
  },
  'texts/history': { needs: 'editTexts', log: 'nothing', run: (ports, _staff, place) => historyOf(ports, place) },
  'texts/undo': {
    needs: 'editTexts',
    log: 'audit',
    run: (ports, staff, { seq }) => undoEdit(ports, staff, seq, textFiles),
  },
  'texts/try': { needs: 'editTexts', log: 'nothing', run: async (ports, _staff, tried) => tryText(ports, tried) },
  'unanswered/read': {
    needs: 'readUnanswered',
    log: 'audit',
    run: async ({ conversations, keptTexts }) => ({
      counts: (await conversations.unanswered()).toReversed(),
      texts: await keptTexts.list(),
    }),
  },
  'unanswered/erase': {
    needs: 'readUnanswered',
    log: 'audit',
    run: async ({ keptTexts }, _staff, { id }) => {
      await keptTexts.erase(id)
      return {}
    },
  },
  'accounts/read': {
    needs: 'manageAccounts',
    log: 'nothing',
    run: async (ports) => ({
      accounts: (await listStaff(ports)).map((account) => accountView(account, ports.clock.now())),
      alone: await decidesAlone(ports),
    }),
  },
  'accounts/ask': {
    needs: 'askChange',
    log: 'nothing',
    run: async (ports, staff, { proof, ...asked }) => {
      const changed = await askForAccount(ports, { staff, proof }, asked)
      return changed === 'asked' ? { asked: true } : changed
    },
  },
  'accounts/disable': {
    needs: 'manageAccounts',
    log: 'nothing',
    run: async (ports, staff, { name, proof }) => {
      await takeAway(ports, { staff, proof }, { name, what: 'disable' })
      return {}
    },
  },
  'accounts/signOut': {
    needs: 'manageAccounts',
    log: 'nothing',
    run: async (ports, staff, { name, proof }) => {
      await takeAway(ports, { staff, proof }, { name, what: 'signOut' })
      return {}
    },
  },
  'accounts/setLanguages': {
    needs: 'manageAccounts',
    log: 'nothing',
    run: async (ports, staff, { name, languages }) =>
      accountView(await setStaffLanguages(signedBy(ports, staff), name, languages), ports.clock.now()),
  },
}

const languageOf = (file: string) => languages.find((language) => file.startsWith(`${language}/`)) ?? 'sv'

function accountView(account: StaffAccount, now: number): AccountView {
  const { number, name, role, languages, disabled, passwordUntil: until } = account
  const isUnused = until !== undefined && !disabled
  return {
    number,
    name,
    role,
    languages,
    disabled,
    ...(isUnused ? { firstPassword: { until, isOver: until <= now } } : {}),
  }
}
