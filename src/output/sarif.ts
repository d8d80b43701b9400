import type { Bilingual, Language } from '../document/bilingual.js';
import { version } from '../document/version.js';
import type { BudgetDocument, Check } from '../schema/index.js';
import { placeOf } from './evidence.js';
import { jsonPieces } from './json.js';

/** What SARIF tells of a rule. */
export interface RuleText {
  readonly id: string;
  readonly name: string;
  readonly title: Bilingual;
  readonly explanation: Bilingual;
  readonly severity: Check['severity'];
}

const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const satisfies Record<
  Check['severity'],
  string
>;

/** The findings of a run as SARIF 2.1.0, piece by piece; code hosts and editors show it beside the files. */
export function toSarif(
  documents: Iterable<BudgetDocument>,
  rules: readonly RuleText[],
  language: Language,
): Iterable<string> {
  return jsonPieces({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'budget-parse', version, rules: rules.map((rule) => describeRule(rule, language)) } },
        results: resultsOf(documents, language),
      },
    ],
  });
}

function* resultsOf(documents: Iterable<BudgetDocument>, language: Language): Generator<unknown> {
  for (const document of documents)
    for (const check of document.checks) if (check.status !== 'pass') yield describeResult(document, check, language);
}

function describeRule({ id, name, title, explanation, severity }: RuleText, language: Language): unknown {
  return {
    id,
    name,
    shortDescription: { text: title[language] },
    fullDescription: { text: explanation[language] },
    defaultConfiguration: { level: LEVELS[severity] },
  };
}

function describeResult(document: BudgetDocument, check: Check, language: Language): unknown {
  const place = placeOf(document, check);
  const file = document.sources[place.source ?? 0]?.file ?? '';
  const failed = check.status === 'fail';
  return {
    ruleId: check.rule,
    kind: failed ? 'fail' : 'open',
    level: failed ? LEVELS[check.severity] : 'none',
    message: { text: check.message[language] },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: encodeURI(file) } },
        logicalLocations: [{ fullyQualifiedName: `${document.id} ${place.text[language]}`.trim() }],
      },
    ],
    properties: { document: document.id, page: place.page, expected: check.expected, actual: check.actual },
  };
}
