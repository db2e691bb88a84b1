// What axe-core finds wrong with the screen as it is now, element by element.

import AxeBuilder from '@axe-core/playwright';
import { expect } from '@playwright/test';

// What others frame on the screen is theirs.
export async function expectAccessible(page, state) {
  const { violations } = await new AxeBuilder({ page }).exclude('iframe').analyze();
  const found = violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} at ${target}: ${failureSummary}`));
  expect(found, state).toEqual([]);
}
