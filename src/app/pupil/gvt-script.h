/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-module.h"

G_BEGIN_DECLS

/* One thing that is read out: words, or a recording of them. */
typedef struct
{
  char *words;       /* of a recording its transcript */
  GvtModule *module; /* (nullable): only of a recording */
  char *file;        /* (nullable): of @module */
} GvtScriptPart;

/* What is read to somebody from one screen, in order. Only what stands there for everyone: no note
 * for the facilitator, and of a question no key before its solution is shown. */
typedef struct
{
  char *language;    /* BCP-47: whose recordings are wanted */
  GPtrArray *parts;  /* (element-type GvtScriptPart) */
  GHashTable *heard; /* (element-type utf8): languages in which there is a recording of any part */
} GvtScript;

GvtScript *gvt_script_new (const char *language);
void gvt_script_free (GvtScript *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtScript, gvt_script_free)

/** gvt_script_say: nothing is added for an empty @words, or %NULL */
void gvt_script_say (GvtScript *self, const char *words);
/** gvt_script_add: the recording that @media (of #GvtMedia) has in the script's language, else
 * @words */
void gvt_script_add (GvtScript *self, GvtModule *module, GListModel *media, const char *words);
/** gvt_script_say_pictures: what the pictures among @media show */
void gvt_script_say_pictures (GvtScript *self, GListModel *media);

G_END_DECLS
