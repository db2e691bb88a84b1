// Where the authorization server keeps its sessions, codes and tokens: in memory, expired ones too, so that the Web API can
// tell an expired token from an invented one.

const now = () => Math.floor(Date.now() / 1000);

export class Store {
  #kept = new Map();

  clear() {
    this.#kept.clear();
  }

  // The adapter of one kind of thing, as oidc-provider asks for it.
  adapter(kind) {
    const key = (id) => `${kind}:${id}`;
    const find = (fits) => [...this.#kept].find(([key, kept]) => key.startsWith(`${kind}:`) && fits(kept))?.[1];
    return {
      upsert: async (id, payload, seconds) => void this.#kept.set(key(id), { ...payload, until: seconds ? now() + seconds : Infinity }),
      find: async (id) => this.#live(this.#kept.get(key(id))),
      findByUid: async (uid) => this.#live(find((kept) => kept.uid === uid)),
      findByUserCode: async () => undefined,
      destroy: async (id) => void this.#kept.delete(key(id)),
      consume: async (id) => void (this.#kept.get(key(id)).consumed = now()),
      revokeByGrantId: async (grant) => {
        for (const [key, kept] of this.#kept) if (kept.grantId === grant) this.#kept.delete(key);
      },
    };
  }

  // `{ scopes, expired }` of an access token, undefined where none was ever given out under this name.
  accessToken(value) {
    const kept = this.#kept.get(`AccessToken:${value}`);
    return kept && { scopes: (kept.scope ?? '').split(' '), expired: !this.#live(kept) };
  }

  // Ends everything of a kind at once, without those who hold it knowing.
  expire(kind) {
    for (const [key, kept] of this.#kept) if (key.startsWith(`${kind}:`)) kept.until = 0;
  }

  // Every access and refresh token, by its value.
  get tokens() {
    const kinds = /^(AccessToken|RefreshToken):/;
    return [...this.#kept.keys()].filter((key) => kinds.test(key)).map((key) => key.replace(kinds, ''));
  }

  #live(kept) {
    return kept && kept.until > now() ? kept : undefined;
  }
}
