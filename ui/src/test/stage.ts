import { useHost } from '../lib/backend';
import { createFake } from '../lib/backend/fake';
import type { Host } from '../lib/backend/host';
import type { Commands, SubmissionDetail } from '../lib/contract';
import { app } from '../lib/state/app.svelte';

/** What a test has happen before a command is answered; what it throws is the answer. */
type Before = (name: keyof Commands, input: unknown) => Promise<void> | void;

/** Changes a submission before it is answered, to what the stand-in does not play. */
type Submission = (detail: SubmissionDetail) => Partial<SubmissionDetail>;

/** A call that was made, by its name and what went in. */
export type Called = [name: keyof Commands, input: unknown];

/** Puts a stand-in on the stage that plays a scene and tells what is asked of it. */
export async function stage(
  scenario: Parameters<typeof createFake>[0] = {},
  before: Before = () => undefined,
  submission: Submission = () => ({}),
): Promise<{
  host: Host;
  called: Called[];
  inputs: <K extends keyof Commands>(name: K) => Commands[K]['input'][];
}> {
  const fake = createFake(scenario);
  const called: Called[] = [];
  const host: Host = {
    ...fake,
    onEvent: fake.onEvent.bind(fake),
    call: async (name, input) => {
      called.push([name, structuredClone(input)]);
      await before(name, input);
      const answer = await fake.call(name, input);
      if (name === 'submission')
        Object.assign(answer ?? {}, submission(answer as SubmissionDetail));
      return answer;
    },
  };
  useHost(host);
  await app.load();
  const inputs = <K extends keyof Commands>(name: K): Commands[K]['input'][] =>
    called.filter(([one]) => one === name).map(([, input]) => input as Commands[K]['input']);
  return { host, called, inputs };
}
