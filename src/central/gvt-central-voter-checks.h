/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-central.h"
#include "gvt-keyset.h"

G_BEGIN_DECLS

/* What laptops ask about voters whose list they do not carry (gvt-check-acts.h): the centre looks
 * them up in the newest list of each election, and the answer goes down the laptop's outbox. */

typedef struct
{
  GvtId check;
  char *device_code; /* of the laptop that asks; "" of one that is not known here */
  gint64 asked_at;
  char *asked_by; /* user code */
  char *by;       /* "nik" or "name" */
  char *village;  /* that the voter named: a code, or "" */
  char *answer;   /* (nullable): its code; %NULL while it waits */
} GvtVoterCheckRecord;

void gvt_voter_check_record_free (GvtVoterCheckRecord *self);

/** gvt_central_list_voter_checks: some of them, without whom they are about, the oldest first.
 * @waiting_only: not those that were answered. @page: gvt_checks_keyset_new(). Returns: (transfer
 * full) (element-type GvtVoterCheckRecord) (nullable) */
GPtrArray *gvt_central_list_voter_checks (GvtCentral *self,
                                          gboolean waiting_only,
                                          GvtKeyset *page,
                                          GError **error);
#define gvt_checks_keyset_new() gvt_keyset_new ("d", 0, FALSE)

typedef struct
{
  guint n_found;
  guint n_not_found;
  guint n_too_many;
  guint n_unreadable; /* sealed to another key, or erased: they go on waiting */
} GvtVoterChecksSummary;

/**
 * gvt_central_answer_voter_checks:
 *
 * Looks up whoever is waited for. Each answer is an event of the centre's chain, and queued for the
 * laptops at once, as far as they have one-time keys. Any thread; blocks: each list is read once.
 * %GVT_ERROR_STATE before a voter list was imported.
 */
gboolean
gvt_central_answer_voter_checks (GvtCentral *self, GvtVoterChecksSummary *summary, GError **error);

/** gvt_central_send_voter_checks: queues for every copy of @device the answers that it has not been
 * sent, in one message; where they name somebody and no one-time key is free, they wait for the
 * next deposit. In the transaction of @db. */
gboolean
gvt_central_send_voter_checks (GvtCentral *self, GvtDb *db, const GvtId *device, GError **error);

/* That the centre answered: gvt-check-answer.h, without "event". Subject: the question. Scope: the
 * laptop that asked. Personal: {"hits"}. */
#define GVT_VOTER_CHECK_ANSWERED_KIND "check.answered/1"

G_END_DECLS
