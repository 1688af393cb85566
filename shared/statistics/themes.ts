/** Codes that are counted together. */
export type Group = readonly string[]
/** Every code of a dimension in exactly one group; a coarser level joins groups of a finer one. */
export type Level = readonly Group[]

export interface Theme {
  id: string
  /** By name, `audience` first; finest level first. That everything together is a level too is not written. */
  dimensions: Readonly<Record<string, readonly Level[]>>
  /** Tables by two dimensions, in the order in which they are tried. */
  twoWay: readonly (readonly [string, string])[]
}

const audience: readonly Level[] = [
  [['self'], ['relative'], ['professional'], ['other', 'notKnown', 'declined']],
  [['self'], ['relative', 'professional', 'other', 'notKnown', 'declined']],
]

/**
 * What a statistics release may count (disclosure.md, themes.json). Two themes share no dimension but `audience`. The order is the
 * ladder: the total, audience, every other dimension theme by theme, then the two-way tables. It never depends on what was counted.
 */
export const themes: readonly Theme[] = [
  {
    id: 'how',
    dimensions: {
      audience,
      channel: [
        [['chat'], ['phone'], ['staff', 'notKnown', 'declined']],
        [['chat'], ['phone', 'staff', 'notKnown', 'declined']],
      ],
      timeKind: [
        [['officeHours'], ['weekdayClosed'], ['nightOrWeekend'], ['notKnown', 'declined']],
        [['officeHours'], ['weekdayClosed', 'nightOrWeekend', 'notKnown', 'declined']],
      ],
      language: [
        [['sv'], ['en'], ['ar'], ['so'], ['ti', 'fa', 'ku', 'sq', 'bcs', 'tr', 'fi', 'other', 'notKnown', 'declined']],
        [['sv'], ['en', 'ar', 'so', 'ti', 'fa', 'ku', 'sq', 'bcs', 'tr', 'fi', 'other', 'notKnown', 'declined']],
      ],
    },
    twoWay: [
      ['audience', 'channel'],
      ['channel', 'timeKind'],
    ],
  },
  {
    id: 'who',
    dimensions: {
      audience,
      ageGroup: [
        [['under15'], ['15to17'], ['18to25'], ['26plus'], ['notKnown', 'declined']],
        [['under15', '15to17'], ['18to25'], ['26plus', 'notKnown', 'declined']],
        [
          ['under15', '15to17'],
          ['18to25', '26plus', 'notKnown', 'declined'],
        ],
      ],
      tracksByStaff: [
        [
          ['professional'],
          ['relativeSupport'],
          ['protectionCase'],
          ['childrenAndYouth'],
          ['specialDefector'],
          ['defector'],
          ['sig'],
          ['socialServices'],
          ['honour'],
          ['addiction'],
          ['other', 'notKnown', 'declined'],
        ],
        [
          ['professional', 'relativeSupport'],
          ['specialDefector', 'defector', 'protectionCase'],
          ['childrenAndYouth', 'sig', 'socialServices', 'honour', 'addiction', 'other', 'notKnown', 'declined'],
        ],
      ],
      tracksAgree: [[['yes'], ['no', 'notKnown']]],
    },
    twoWay: [
      ['audience', 'ageGroup'],
      ['ageGroup', 'tracksByStaff'],
    ],
  },
  {
    id: 'milieu',
    dimensions: {
      audience,
      milieu: [
        [
          ['gang'],
          ['extremistRight', 'extremistLeft', 'extremistIslamist', 'extremistUnspecified'],
          ['kinOrHonour'],
          ['lifestyle'],
          ['other', 'notKnown', 'declined'],
        ],
        [
          ['gang'],
          [
            'extremistRight',
            'extremistLeft',
            'extremistIslamist',
            'extremistUnspecified',
            'kinOrHonour',
            'lifestyle',
            'other',
            'notKnown',
            'declined',
          ],
        ],
      ],
      statedThreat: [
        [['concrete'], ['latent'], ['none'], ['notKnown', 'declined']],
        [
          ['concrete', 'latent'],
          ['none', 'notKnown', 'declined'],
        ],
      ],
      canStay: [
        [['no'], ['unsure'], ['yes'], ['notKnown', 'declined']],
        [
          ['no', 'unsure'],
          ['yes', 'notKnown', 'declined'],
        ],
      ],
    },
    twoWay: [['milieu', 'statedThreat']],
  },
  {
    id: 'urgency',
    dimensions: {
      audience,
      urgencyByStaff: [
        [['acute'], ['urgent'], ['soon'], ['information'], ['notKnown', 'declined']],
        [
          ['acute', 'urgent'],
          ['soon', 'information', 'notKnown', 'declined'],
        ],
      ],
      waitClass: [
        [['under1'], ['1to5'], ['5to15'], ['15to60'], ['over60'], ['notKnown', 'declined']],
        [
          ['under1', '1to5'],
          ['5to15', '15to60', 'over60', 'notKnown', 'declined'],
        ],
      ],
      urgencyAgrees: [[['yes'], ['no', 'notKnown']]],
    },
    twoWay: [['urgencyByStaff', 'waitClass']],
  },
  {
    id: 'where',
    dimensions: {
      audience,
      district: [
        [['centrum'], ['hisingen'], ['nordost'], ['sydvast'], ['otherMunicipality', 'notKnown', 'declined']],
        [
          ['centrum', 'hisingen', 'nordost', 'sydvast'],
          ['otherMunicipality', 'notKnown', 'declined'],
        ],
      ],
      matter: [
        [
          ['information'],
          ['wantsOut'],
          ['concernForOther'],
          ['threat'],
          ['professionalAdvice'],
          ['acute', 'notKnown', 'declined'],
        ],
        [
          ['information', 'professionalAdvice'],
          ['wantsOut', 'concernForOther', 'threat', 'acute', 'notKnown', 'declined'],
        ],
      ],
      outcome: [
        [
          ['advice'],
          ['referred112'],
          ['referredDistrict'],
          ['referredSig', 'referredYouth'],
          ['referredSupportLine'],
          ['meetingBooked'],
          ['handedToUnit', 'assessmentRequested'],
          ['childConcernReport', 'policeContact'],
          ['brokenOff', 'couldNotHelp', 'notKnown', 'declined'],
        ],
        [
          ['advice', 'referred112', 'referredDistrict', 'referredSig', 'referredYouth', 'referredSupportLine'],
          ['meetingBooked', 'handedToUnit', 'assessmentRequested', 'childConcernReport', 'policeContact'],
          ['brokenOff', 'couldNotHelp', 'notKnown', 'declined'],
        ],
      ],
    },
    twoWay: [
      ['district', 'matter'],
      ['audience', 'outcome'],
    ],
  },
  {
    id: 'others',
    dimensions: {
      audience,
      otherActors: [
        [
          ['none'],
          ['socialServices'],
          ['police', 'prisonAndProbation'],
          ['civilSociety', 'otherMunicipality', 'notKnown', 'declined'],
        ],
        [
          ['none'],
          [
            'socialServices',
            'police',
            'prisonAndProbation',
            'civilSociety',
            'otherMunicipality',
            'notKnown',
            'declined',
          ],
        ],
      ],
      returning: [[['first'], ['withCode', 'saysEarlier', 'notKnown', 'declined']]],
    },
    twoWay: [['otherActors', 'returning']],
  },
  {
    id: 'needs',
    dimensions: {
      audience,
      gender: [
        [['woman'], ['man'], ['other', 'notKnown', 'declined']],
        [['woman', 'other', 'notKnown', 'declined'], ['man']],
      ],
      needs: [
        [
          ['children'],
          ['addiction'],
          ['mentalHealth'],
          ['housing', 'money'],
          ['violenceAtHome'],
          ['interpreter', 'notKnown', 'declined'],
        ],
        [
          ['children', 'violenceAtHome'],
          ['addiction', 'mentalHealth', 'housing', 'money', 'interpreter', 'notKnown', 'declined'],
        ],
      ],
    },
    twoWay: [],
  },
  {
    id: 'way',
    dimensions: {
      audience,
      relation: [
        [['parent'], ['sibling'], ['partner'], ['friend', 'other', 'notKnown', 'declined']],
        [
          ['parent', 'sibling', 'partner'],
          ['friend', 'other', 'notKnown', 'declined'],
        ],
      ],
      profession: [
        [
          ['socialServices'],
          ['school'],
          ['health'],
          ['prisonAndProbation', 'police'],
          ['civilSociety', 'other', 'notKnown', 'declined'],
        ],
        [
          ['socialServices'],
          ['school', 'health', 'prisonAndProbation', 'police', 'civilSociety', 'other', 'notKnown', 'declined'],
        ],
      ],
      cameThrough: [
        [
          ['self'],
          ['relative'],
          ['socialServices'],
          ['police', 'prisonAndProbation', 'gvi'],
          ['school', 'health', 'civilSociety', 'web', 'notKnown', 'declined'],
        ],
        [
          ['self'],
          [
            'relative',
            'socialServices',
            'police',
            'prisonAndProbation',
            'gvi',
            'school',
            'health',
            'civilSociety',
            'web',
            'notKnown',
            'declined',
          ],
        ],
      ],
    },
    twoWay: [],
  },
]
