export * from "./authenticator";
export * from "./browser";
export * from "./councils";
export * from "./listings";
export * from "./staff";
export * from "./uploads";
