// Package wecom is a client of the group chats of WeCom (企业微信群聊): app chats,
// customer group chats, the internal chats of message audit, and the upload of
// media for messages. [NewClient] makes a [Client]; package wecomtest is a fake
// of the service, for tests.
//
// mdspec makes it from documents in Markdown. They were written from WeCom's
// public documentation; nothing in them was checked against the live service. ⚠
// marks what the sources contradict or leave open.
package wecom
