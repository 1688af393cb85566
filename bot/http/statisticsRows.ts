import type { z } from 'zod'
import type { fromStatistics, StatisticsAsk, StatisticsView } from '../../shared/statistics/statisticsWire.ts'
import type { Action } from '../domain/permissions.ts'
import type { StaffAccount } from '../ports/staff.ts'
import type { Ports } from '../ports.ts'
import { approveFourEyes, withdrawFourEyes } from '../usecases/fourEyes.ts'
import { makeRelease } from '../usecases/makeRelease.ts'
import { proposeRelease } from '../usecases/proposeRelease.ts'
import { readStatistics } from '../usecases/readStatistics.ts'

interface StatisticsRow<A extends StatisticsAsk> {
  needs: Action
  run(ports: Ports, staff: StaffAccount, payload: z.infer<(typeof fromStatistics)[A]>): Promise<StatisticsView>
}

/** Everything the statistics page can ask for, and the right it takes. The answer is always the whole page. */
export const statisticsRows: { [A in StatisticsAsk]: StatisticsRow<A> } = {
  read: { needs: 'seeStatistics', run: readStatistics },
  propose: {
    needs: 'askRelease',
    run: async (ports, staff, { proof, ...proposed }) => {
      await proposeRelease(ports, { staff, proof }, proposed)
      return readStatistics(ports, staff)
    },
  },
  withdraw: {
    needs: 'askRelease',
    run: async (ports, staff, { id }) => {
      await withdrawFourEyes(ports, staff, id)
      return readStatistics(ports, staff)
    },
  },
  approve: {
    needs: 'approveRelease',
    run: async (ports, staff, { id, proof }) => {
      await approveFourEyes(ports, { staff, proof }, id)
      return readStatistics(ports, staff)
    },
  },
  release: {
    needs: 'askRelease',
    run: async (ports, staff, { id }) => {
      await makeRelease(ports, staff, id)
      return readStatistics(ports, staff)
    },
  },
}
