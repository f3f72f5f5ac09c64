/** What the service worker is told of the site that it belongs to. */
export interface SiteFiles {
  /** The digest of all digests, and of the worker. */
  version: string;
  /** The SHA-256 of every file in hexadecimal digits, by its path below the folder of the site. */
  files: Record<string, string>;
}
