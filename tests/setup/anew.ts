/**
 * A worker runs one test file after another (`isolate: false`), so that packages are read once. What the product and the
 * tests keep is made anew for each file: modules, clocks, the environment and globals that a test had put in place.
 */
import { vi } from "vitest";

vi.resetModules();
vi.useRealTimers();
vi.unstubAllEnvs();
vi.unstubAllGlobals();
