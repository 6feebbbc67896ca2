import type { Visit } from '../../model/visit.ts';

/** What others were shown, and which lines one alone was shown. */
export function viewLines(views: Visit['views']): string[] {
  if (views === undefined) return [];
  const { suspicion, control, shown } = views;
  const itself = control === null ? '' : `; two answers to us have ${percent(control)} in common`;
  return [
    `asked again as others: ${suspicion}${itself}`,
    ...shown.flatMap(({ view, condition, likeness, capture, missing, added }, index) => {
      const earlier = shown.slice(0, index).find((one) => one.capture === capture);
      if (earlier !== undefined) return [`  ${view.padEnd(8)} the same as ${earlier.view}`];
      return [
        `  ${view.padEnd(8)} ${condition}, ${percent(likeness)} in common with what we were shown  ${capture.slice(0, 16)}`,
        ...added.map((line) => `    + ${line}`),
        ...missing.map((line) => `    - ${line}`),
      ];
    }),
  ];
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
