/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-central-private.h"
#include "gvt-test-laptop.h"

G_BEGIN_DECLS

/* Who sends a centre, as staff run it, what no laptop sends: an enrolled laptop whose requests are
 * written byte by byte, and truly signed. */
typedef struct
{
  GvtCentreProcess *centre; /* one for all tests */
  GvtCentral *central;      /* the same, for its keys and its store */
  GvtLaptop *laptop;
  GvtSecret *device_key;
  GvtId device;
  GPtrArray *refused; /* of GBytes: what was refused, to be sent once more */
  gboolean may_pass;  /* what begins past a gap is answered with what is held, and not kept */
  guint n_sent;
} GvtRequestSender;

/* @data: the #GvtCentreProcess, one for all tests of a program */
void gvt_request_sender_set_up (GvtRequestSender *self, gconstpointer data);
void gvt_request_sender_tear_down (GvtRequestSender *self, gconstpointer data);

/** gvt_request_sender_ask: @body: (out) (transfer full). Returns: the status */
guint gvt_request_sender_ask (GvtRequestSender *self, GBytes *request, GBytes **body);
/** gvt_request_sender_assert_known: that it was refused, by words that programs know */
void gvt_request_sender_assert_known (GvtRequestSender *self,
                                      guint status,
                                      GBytes *body,
                                      const char *what);
/** gvt_request_sender_assert_refused: sends it, and keeps it to be sent once more */
void gvt_request_sender_assert_refused (GvtRequestSender *self, GBytes *request, const char *what);
/** gvt_request_sender_digest_store: Returns: (transfer full): a line for each table */
char *gvt_request_sender_digest_store (GvtRequestSender *self);
/** gvt_request_sender_assert_nothing_was_written: all that was refused comes once more: it is
 * refused again, and changes no table */
void gvt_request_sender_assert_nothing_was_written (GvtRequestSender *self);

/** gvt_request_sender_write_header: Returns: (transfer full): what stands in an envelope before its
 * signature */
GBytes *gvt_request_sender_write_header (GvtRequestSender *self,
                                         const char *call,
                                         const GvtId *device,
                                         GBytes *payload);
/** gvt_request_sender_write_envelope: truly signed, whatever @header is. Returns: (transfer full):
 * the request */
GBytes *gvt_request_sender_write_envelope (const char *call,
                                           GBytes *header,
                                           GBytes *payload,
                                           const GvtSecret *key);
/** gvt_request_sender_call: with a @payload that may be anything. Returns: (transfer full) */
GBytes *gvt_request_sender_call (GvtRequestSender *self, const char *call, GBytes *payload);

G_END_DECLS
