import { Activity, ActivityTypes } from '@microsoft/agents-activity'
import { type AttachmentInfo, BaseAdapter, type ResourceResponse, TurnContext } from '@microsoft/agents-hosting'

export type Logic = (context: TurnContext) => Promise<void>

/**
 * A Bot Framework channel of our own, in this process: its edge hands in activities. Nothing leaves through it, because
 * what the bot says is in the log, and the visitor's side reads it there.
 */
export class ChannelAdapter extends BaseAdapter {
  readonly #channelId: string

  constructor(channelId: string) {
    super()
    this.#channelId = channelId
    // The SDK's own handler writes two English sentences to the visitor.
    this.onTurnError = async (_context, error) => {
      throw error
    }
  }

  /** What our own edge has made of what it read needs no reading again, which in the SDK costs more than all the rest of a turn. */
  async receive(message: Partial<Activity>, logic: Logic): Promise<TurnContext> {
    const activity = Object.assign(new Activity(ActivityTypes.Message), {
      serviceUrl: 'urn:local',
      recipient: { id: 'bot', role: 'bot' },
      ...message,
      channelId: this.#channelId,
    })
    const context = new TurnContext(this, activity)
    await this.runMiddleware(context, logic)
    return context
  }

  override async sendActivities(): Promise<ResourceResponse[]> {
    return nothingLeaves()
  }

  override async continueConversation(): Promise<void> {
    return nothingLeaves()
  }

  override async updateActivity(): Promise<void> {
    return nothingLeaves()
  }

  override async deleteActivity(): Promise<void> {
    return nothingLeaves()
  }

  override async uploadAttachment(): Promise<ResourceResponse> {
    return nothingLeaves()
  }

  override async getAttachmentInfo(): Promise<AttachmentInfo> {
    return nothingLeaves()
  }

  override async getAttachment(): Promise<NodeJS.ReadableStream> {
    return nothingLeaves()
  }
}

const nothingLeaves = (): never => {
  throw new Error('this channel reads the log, and takes no files')
}
