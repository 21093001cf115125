import { tmpdir } from 'node:os';
import type { Finding, SampleAnalysis } from '../../core/finding.ts';
import type { AnalyzerKind } from '../analyzer.ts';
import { PooledAnalyzer } from '../pooled-analyzer.ts';
import { type PylintPlace, rangeOf } from './range.ts';

/** Pylint's own words for its categories. */
type Category = Exclude<NonNullable<Finding['category']>, 'information'> | 'info';
type Confidence = 'HIGH' | 'CONTROL_FLOW' | 'INFERENCE' | 'INFERENCE_FAILURE' | 'UNDEFINED';
/** One message as python/workers/pylint_worker.py gives it. */
type Message = [
  id: string,
  symbol: string,
  text: string,
  category: Category,
  ...PylintPlace,
  confidence: Confidence,
];
interface Answer {
  status: SampleAnalysis['status'];
  detail?: string;
  messages: Message[];
  suppressions: number;
}

/** Pylint has categories, no severities. An error is probably a defect; conventions and refactorings never are. */
const severities: Record<Category, Finding['severity']> = {
  fatal: 'high',
  error: 'high',
  warning: 'medium',
  refactor: 'low',
  convention: 'low',
  info: 'low',
};
const confidences: Record<Confidence, Finding['confidence']> = {
  HIGH: 'high',
  CONTROL_FLOW: 'medium',
  INFERENCE: 'medium',
  INFERENCE_FAILURE: 'low',
  UNDEFINED: 'unknown',
};
/** "Unable to import" speaks of what is installed beside Pylint, not of the code. */
const aboutTheEnvironment = 'E0401';

function analysisOf(
  { status, detail, messages, suppressions }: Answer,
  toolVersion: string,
  code: string,
): SampleAnalysis {
  const lines = messages.length > 0 ? code.split(/\r\n|\r|\n/) : [];
  const findings = messages.map((message): Finding => {
    const [rule, symbol, text, category, line, column, endLine, endColumn, confidence] = message;
    return {
      rule,
      symbol,
      message: text,
      kind: 'smell',
      category: category === 'info' ? 'information' : category,
      cwes: [],
      severity: rule === aboutTheEnvironment ? 'unknown' : severities[category],
      confidence: confidences[confidence],
      range: rangeOf([line, column, endLine, endColumn], lines, rule === 'E0001'),
      tool: 'pylint',
      toolVersion,
    };
  });
  return { status, findings, suppressions, ...(detail !== undefined && { detail }) };
}

/** Pylint, warm, with no configuration file: messages are those of a fresh `pylint FILE`, sorted by place. */
export const pylint = {
  name: 'pylint',
  summary: 'Pylint: errors, warnings, conventions and refactorings; its default configuration',
  open: (settings) =>
    new PooledAnalyzer<Answer>(
      {
        name: 'pylint',
        title: 'Pylint',
        env: { PYLINTHOME: tmpdir() },
        memoryBytes: 2 * 1024 ** 3,
        graceSeconds: 30,
        revision: 1,
        analysisOf,
      },
      settings,
    ),
} satisfies AnalyzerKind;
