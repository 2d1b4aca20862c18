import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly body: string;
}

/** A real HTTP server whose requests a test takes one by one, and answers when it likes. */
export class TestServer {
  private readonly waiting: ((exchange: Exchange) => void)[] = [];
  private readonly arrived: Exchange[] = [];
  private readonly server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      const exchange = { request, response, body };
      const taker = this.waiting.shift();
      if (taker) taker(exchange);
      else this.arrived.push(exchange);
    });
  });

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** The next request, once it is there. */
  take(): Promise<Exchange> {
    const exchange = this.arrived.shift();
    return exchange ? Promise.resolve(exchange) : new Promise((resolve) => this.waiting.push(resolve));
  }

  /** Requests nobody has taken. */
  get untaken(): number {
    return this.arrived.length;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
