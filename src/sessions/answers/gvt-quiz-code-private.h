/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-own-code.h"
#include "gvt-session-act-private.h"

G_BEGIN_DECLS

/* What a card has said of its code until now. */
typedef enum
{
  GVT_CODE_UNSAID,
  GVT_CODE_OTHER, /* another one, or none, or now none */
  GVT_CODE_SAME,
} GvtCodeBefore;

/** gvt_quiz_code_seal: in a check: @act's body gains "code": the mark of @code in hexadecimal
 * digits, or "" where @code is "". @before: what stood there for the body's quiz and respondent */
gboolean gvt_quiz_code_seal (
    GvtDb *db, GvtSessionAct *act, const char *code, GvtCodeBefore *before, GError **error);

G_END_DECLS
