import type { z } from 'zod'
import type { fromStatistics, StatisticsAsk, StatisticsView } from '../../shared/statistics/statisticsWire.ts'
import type { Action } from '../domain/permissions.ts'
import type { Ports, StaffAccount } from '../ports.ts'
import { approveRelease } from '../usecases/approveRelease.ts'
import { proposeRelease, withdrawRelease } from '../usecases/proposeRelease.ts'
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
    run: async (ports, staff, proposed) => {
      await proposeRelease(ports, staff, proposed)
      return readStatistics(ports, staff)
    },
  },
  withdraw: {
    needs: 'askRelease',
    run: async (ports, staff, { period }) => {
      await withdrawRelease(ports, period)
      return readStatistics(ports, staff)
    },
  },
  approve: {
    needs: 'approveRelease',
    run: async (ports, staff, { period }) => {
      await approveRelease(ports, staff, period)
      return readStatistics(ports, staff)
    },
  },
}
