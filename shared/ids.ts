import { z } from 'zod'

/** 128 random bits in base64url: hard to guess, and short enough for a keypad-free wire. */
const token128 = z.string().regex(/^[A-Za-z0-9_-]{22}$/)

/** Names one conversation. Made by the server with the conversation's first entry, never by a visitor. */
export const conversationIdSchema = token128.brand<'ConversationId'>()
export type ConversationId = z.infer<typeof conversationIdSchema>

/**
 * Made by whoever sends (page, console or channel) for each message or act. The same id again gets the same
 * acknowledgement and no second entry; the same id with other content is refused.
 */
export const clientIdSchema = token128.brand<'ClientId'>()
export type ClientId = z.infer<typeof clientIdSchema>

/** Names one staff account. */
export const staffIdSchema = token128.brand<'StaffId'>()
export type StaffId = z.infer<typeof staffIdSchema>

/** Made by a console for itself, and kept as long as its tab is open: the session that begins in it opens nothing in another. */
export const consoleTabSchema = token128.brand<'ConsoleTab'>()

/** Names one text that a visitor let be kept. */
export const keptTextIdSchema = token128.brand<'KeptTextId'>()
export type KeptTextId = z.infer<typeof keptTextIdSchema>
