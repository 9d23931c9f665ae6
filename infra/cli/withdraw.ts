import { ArchiveError } from '../../functions/archive/errors.ts';
import type { Takedown } from '../../functions/archive/takedown.ts';
import { liftTakedown } from '../../functions/takedown/lift-takedown.ts';
import { type TakedownReceipt, takeDown } from '../../functions/takedown/take-down.ts';
import { findTarget, type Target } from '../../functions/takedown/target.ts';
import { INCOMING } from '../names.ts';
import { type Console, harmless } from './console.ts';
import type { Office } from './office.ts';
import type { Parts } from './stack-outputs.ts';

export type WithdrawOptions = {
  readonly reason: string;
  readonly publicReason?: string;
  readonly by: string;
  readonly yes?: boolean;
  readonly lift?: boolean;
  readonly json?: boolean;
};

type Means = {
  readonly console: Console;
  readonly office: Pick<Office, 'reader' | 'takedown'>;
  readonly parts: Pick<Parts, 'recoveryDays' | 'feed'>;
};

const NOTICE = 'This article was withdrawn for legal reasons.';

/**
 * Takes an article or a file down, shows what that would be, or lifts it.
 * @returns the exit code: 0 done, 1 only shown, 2 failed
 */
export const withdraw = async (name: string, options: WithdrawOptions, means: Means): Promise<number> => {
  const { console, office } = means;
  const names = name.startsWith(INCOMING) ? [name] : [name, `${INCOMING}${name}`];
  const { reason, by } = options;
  try {
    if (options.lift) {
      if (!options.yes) return wants(`Nothing was done: say --yes to let uploads bring ${name} back.`, means);
      print(await liftTakedown(names, { by, reason }, office.takedown), options, means);
      return 0;
    }
    if (!options.yes) {
      await show(await findTarget(names, office.takedown), options, means);
      return wants('Nothing was removed. To remove it for good, say the same again with --yes.', means);
    }
    const notice = options.publicReason ?? NOTICE;
    const tell = (line: string): void => console.tell(`${line} …`);
    const receipt = await takeDown(names, { by, reason, notice }, { ...office.takedown, tell });
    if (options.json) console.print(JSON.stringify({ ...receipt.takedown, removed: receipt.removed }));
    else for (const line of told(receipt, means)) console.print(harmless(line));
    return 0;
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    console.tell(`cuttings: ${error.message}`);
    if (error.code !== 'not-found')
      console.tell('It is not done. Run the same command again: it goes on where it was.');
    return 2;
  }
};

const wants = (line: string, { console }: Means): number => {
  console.tell(line);
  return 1;
};

const print = (takedown: Takedown, { json }: WithdrawOptions, { console }: Means): void => {
  if (json) console.print(JSON.stringify(takedown));
  else {
    console.print(
      `The takedown of ${harmless(takedown.target)} is lifted: an upload brings it back as its next revision.`,
    );
    console.print('Nothing that was removed is restored: upload the file again.');
  }
};

const show = async (target: Target, { json }: WithdrawOptions, { console, office }: Means): Promise<void> => {
  const heads = await office.reader.heads(target.articles);
  const { store } = office.takedown;
  const objects = await Promise.all(
    target.objects.map(async (key) => ({ key, versions: (await store.versions(key)).length })),
  );
  if (json) return console.print(JSON.stringify({ ...target, objects }));
  for (const id of target.articles) {
    const head = heads.get(id);
    const what =
      head === undefined ? 'is not there' : head.state === 'withdrawn' ? 'is withdrawn' : `“${head.headline}”`;
    console.print(harmless(`article  ${id}  ${what}, ${plural(head?.revision ?? 0, 'revision')}`));
  }
  for (const { key, versions } of objects) console.print(harmless(`object   ${key}  ${plural(versions, 'version')}`));
  for (const key of target.others) console.print(harmless(`stays    ${key}, although its file goes`));
};

/** The receipt for people. */
const told = ({ takedown, removed }: TakedownReceipt, { parts }: Means): readonly string[] => {
  const { target, by, reason, notice, begun, finished, commit, rows, overflow, snapshots } = takedown;
  const versions = removed.reduce((sum, object) => sum + object.versions.length, 0);
  return [
    `Taken down  ${target}`,
    `by          ${by}, from ${begun} to ${finished}, as commit ${commit ?? 'none: nothing had been made of it'}`,
    `why         ${reason}`,
    `readers     are told: ${notice}`,
    `removed     ${plural(versions, 'version')} of ${plural(removed.length, 'object')}, ${plural(rows.length, 'revision')} (${overflow.length} too large for the table), ${plural(snapshots.length, 'snapshot')}`,
    ...removed.flatMap(({ key, versions: of }) => of.map(({ kind, id, at }) => `  ${kind}  ${id}  of ${at}  ${key}`)),
    `kept        by caches for two seconds more; by the backups of the table for up to ${parts.recoveryDays} days: whoever restores one takes it down again`,
    ...(parts.feed === null ? [] : [OPENSEARCH]),
  ];
};

const OPENSEARCH =
  '            by the disks of OpenSearch for some minutes, or a day where something else was taken out within the last one; by AWS’s own backups of the domain for 14 days';

const plural = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;
