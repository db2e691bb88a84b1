// The shipped build, served as a plain host would, in Debian's Chromium: once as most machines have it, without WebGPU,
// and once with WebGPU on a software adapter.

import { defineConfig } from '@playwright/test';

const port = 8137;
const quiet = ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];
const chromium = (flags) => ({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [...quiet, ...flags],
});

export default defineConfig({
  testDir: 'tests',
  outputDir: 'results',
  forbidOnly: Boolean(process.env.CI),
  workers: 1,
  // Shared machines stall at times; what fails twice is broken. The list names what needed a second try.
  retries: process.env.CI ? 1 : 0,
  timeout: 120_000,
  expect: { timeout: 60_000 },
  reporter: 'list',
  use: { baseURL: `http://127.0.0.1:${port}/`, serviceWorkers: 'block', trace: 'retain-on-failure' },
  webServer: {
    command: `node ../scripts/serve.mjs ../dist ${port}`,
    url: `http://127.0.0.1:${port}/`,
    reuseExistingServer: false,
  },
  projects: [
    { name: 'cpu', testIgnore: /webgpu/, use: { launchOptions: chromium([]) } },
    {
      name: 'webgpu',
      testMatch: /webgpu/,
      use: { launchOptions: chromium(['--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader']) },
    },
  ],
});
