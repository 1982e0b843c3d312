import { env } from "./env.server";

/** Where the public reaches the product, without a trailing slash: for what is written while no request is there. */
export function publicOrigin(): string {
	const { APP_ORIGIN, PORT } = env();
	return APP_ORIGIN ?? `http://localhost:${PORT}`;
}
