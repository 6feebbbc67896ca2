export const VERSION = '0.1.0';

/**
 * Its first word is the product token of robots.txt. The address reaches nobody: set
 * REVENANT_USER_AGENT.
 */
export const DEFAULT_USER_AGENT = `revenant/${VERSION.split('.').slice(0, 2).join('.')} (+https://revenant.example/bot)`;
