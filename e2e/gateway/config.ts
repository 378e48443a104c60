/** The configuration of a gateway under test. */
import { modelConfig } from './language-model.ts';
import { atLeast } from './version.ts';

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

export interface ConfigInput {
  version: string;
  port: number;
  auth: { token: string } | { password: string };
  allowedOrigins: string[];
  modelPort: number;
  patch: JsonObject;
}

/** The contents of openclaw.json: loopback only, behind a trusted proxy, with `patch` merged over it. */
export function makeConfig({ version, port, auth, allowedOrigins, modelPort, patch }: ConfigInput): JsonObject {
  const config: JsonObject = {
    gateway: {
      mode: 'local',
      port,
      bind: 'loopback',
      auth: { mode: 'token' in auth ? 'token' : 'password', ...auth },
      trustedProxies: ['127.0.0.1'],
      // 2026.1 knows no such setting and would refuse to start.
      ...(atLeast(version, '2026.2.0') ? { controlUi: { allowedOrigins } } : {}),
    },
    ...modelConfig(modelPort),
  };
  return merge(config, patch);
}

/** `over` laid over `base`: objects are merged, everything else is replaced. */
function merge(base: JsonObject, over: JsonObject): JsonObject {
  const merged = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const old = merged[key];
    merged[key] = isObject(old) && isObject(value) ? merge(old, value) : value;
  }
  return merged;
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
