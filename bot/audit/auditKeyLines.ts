/** What is said once, at the very first start: nothing else keeps this key. */
export const auditKeyLines = ({ firstKey }: { firstKey?: string }) =>
  firstKey === undefined
    ? []
    : [
        `First key of the audit trail, shown this once: ${firstKey}`,
        'Keep it off this machine; `npm run audit -- verify` asks for it.',
      ]
