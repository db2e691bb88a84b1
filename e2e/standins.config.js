// The stand-ins alone, without a built page: `npx playwright test --config standins.config.js`.

import tests from './playwright.config.js';

export default { ...tests, testMatch: /standins/, webServer: undefined, projects: tests.projects.filter(({ name }) => name === 'cpu') };
