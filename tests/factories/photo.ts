/** The smallest picture there is. */
export const aPhoto = (name = "first.png"): File => {
	const text = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
	return new File([Buffer.from(text, "base64")], name, { type: "image/png" });
};
