/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-kind.h"

G_BEGIN_DECLS

/* Questions to the centre about voters whose list is not on this laptop, as events of its own
 * chain.
 *
 *   voter.check_asked/1     {"by": "nik" or "name", "purpose", "village"?: the code that the voter
 *                           names, "visit"?}. Subject: the NIK or the words, keyed
 *                           (gvt-voter-subject.h), as a look-up's; a birth date is one more word.
 * Personal: sealed to the roll and to the centre (GVT_CHECK_SEAL_CONTEXT): {"nik"} or {"name",
 *                           "birth_date"?}. No place: the voter is from elsewhere.
 *   voter.check_answered/1  {"answer", "check", "event": of the centre's chain, "lists":
 *                           [{"as_of", "election"}]}. Subject: the question's id. Personal: sealed
 *                           to the roll: {"hits"}, gvt-check-answer.h. Written by whoever
 *                           synchronises; it stays here, for the centre has it.
 *   voter.checks_read/1     {"checks": [ids], "purpose"}: somebody read whom they are about
 *
 * Nothing is projected: a visit has a handful, and they are read from the journal itself. */
#define GVT_CHECK_ASKED_KIND    "voter.check_asked/1"
#define GVT_CHECK_ANSWERED_KIND "voter.check_answered/1"
#define GVT_CHECKS_READ_KIND    "voter.checks_read/1"

#define GVT_CHECK_SEAL_CONTEXT "check/1"

/* A question is of a visit; its answer is of no use when the next list is out, in a quarter. */
#define GVT_CHECK_RETENTION_DAYS 90

#define GVT_CHECK_BY_NIK  "nik"
#define GVT_CHECK_BY_NAME "name"

extern const GvtProjection gvt_checks_projection;

G_END_DECLS
