import type { FunctionDefinition } from './environment-variables.ts';

/** What Lambda itself says of one event. Durations are in milliseconds, memory in MB. */
export type Report = {
  readonly requestId: string;
  readonly duration: number;
  /** 0 for a warm environment. */
  readonly initDuration: number;
  readonly billedDuration: number;
  readonly memoryUsed: number;
  readonly errorType: string | null;
};

/** Lambda's own lines in a function's log, in the format that the template chooses. */
export type SystemLog = {
  readonly start: (requestId: string) => void;
  readonly end: (report: Report) => void;
  readonly initFailed: (phase: 'init' | 'invoke', duration: number, errorType: string) => void;
};

const TIMED_OUT = 'Sandbox.Timedout';

const statusOf = (errorType: string | null): 'success' | 'timeout' | 'error' => {
  if (errorType === null) return 'success';
  return errorType === TIMED_OUT ? 'timeout' : 'error';
};

const textLog = ({ memoryMegabytes }: FunctionDefinition, log: (line: string) => void): SystemLog => ({
  start: (requestId) => log(`START RequestId: ${requestId} Version: $LATEST`),
  end: ({ requestId, duration, initDuration, billedDuration, memoryUsed }) => {
    log(`END RequestId: ${requestId}`);
    const init = initDuration > 0 ? `\tInit Duration: ${initDuration.toFixed(2)} ms` : '';
    const memory = `Memory Size: ${memoryMegabytes} MB\tMax Memory Used: ${memoryUsed} MB`;
    const times = `Duration: ${duration.toFixed(2)} ms\tBilled Duration: ${billedDuration} ms`;
    log(`REPORT RequestId: ${requestId}\t${times}\t${memory}${init}`);
  },
  initFailed: (phase, duration, errorType) => {
    const error = errorType === TIMED_OUT ? '' : `\tError Type: ${errorType}`;
    log(
      `INIT_REPORT Init Duration: ${duration.toFixed(2)} ms\tPhase: ${phase}\tStatus: ${statusOf(errorType)}${error}`,
    );
  },
});

const jsonLog = ({ memoryMegabytes }: FunctionDefinition, log: (line: string) => void): SystemLog => {
  const tell = (type: string, record: object): void =>
    log(JSON.stringify({ time: new Date().toISOString(), type, record }));
  return {
    start: (requestId) => tell('platform.start', { requestId, version: '$LATEST' }),
    end: ({ requestId, duration, initDuration, billedDuration, memoryUsed, errorType }) =>
      tell('platform.report', {
        requestId,
        metrics: {
          durationMs: Number(duration.toFixed(3)),
          billedDurationMs: billedDuration,
          memorySizeMB: memoryMegabytes,
          maxMemoryUsedMB: memoryUsed,
          ...(initDuration > 0 ? { initDurationMs: Number(initDuration.toFixed(3)) } : {}),
        },
        status: statusOf(errorType),
        ...(errorType === null ? {} : { errorType }),
      }),
    initFailed: (phase, duration, errorType) =>
      tell('platform.initReport', {
        initializationType: 'on-demand',
        phase,
        status: statusOf(errorType),
        errorType,
        metrics: { durationMs: Number(duration.toFixed(3)) },
      }),
  };
};

/** Text: START, END, REPORT, INIT_REPORT. JSON: the `platform.…` records (Developer Guide, "Lambda advanced logging controls"). */
export const systemLog = (definition: FunctionDefinition, log: (line: string) => void): SystemLog =>
  definition.logFormat === 'JSON' ? jsonLog(definition, log) : textLog(definition, log);
