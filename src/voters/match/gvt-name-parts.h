/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-name-rules.h"

G_BEGIN_DECLS

#define GVT_NAME_MAX_TOKENS 8
#define GVT_NAME_MAX_TITLES 4

/* One word of a name. */
typedef struct
{
  char text[GVT_NAME_MAX_WORD + 1]; /* small letters as written */
  char key[GVT_NAME_MAX_WORD + 1];  /* as heard */
  const GvtNameRule *word;          /* (nullable): in which of its forms; borrowed of the rules */
  gboolean is_glued;                /* written in one with its neighbour */
} GvtNameToken;

/* A name taken apart: what it is made of, and the titles aside, as evidence. On the stack; wiped by
 * its end of scope. */
typedef struct
{
  GvtNameToken tokens[GVT_NAME_MAX_TOKENS];
  guint n_tokens;
  const GvtNameRule *titles[GVT_NAME_MAX_TITLES]; /* borrowed of the rules */
  guint n_titles;
  char sex;         /* 'L' or 'P' by its titles, else by its words; '-' where they say nothing */
  gboolean has_kin; /* somebody else's name stood behind it and was left out */
} GvtNameParts;

/** gvt_name_parts_read: @name: UTF-8, from people or a list; what is longer than eight words is cut
 */
void gvt_name_parts_read (GvtNameParts *self, const GvtNameRules *rules, const char *name);
/** gvt_name_parts_get_born: its title that people are born with and keep in lists. Returns:
 * (transfer none) (nullable) */
const GvtNameRule *gvt_name_parts_get_born (const GvtNameParts *self, const GvtNameRules *rules);
void gvt_name_parts_clear (GvtNameParts *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GvtNameParts, gvt_name_parts_clear)

G_END_DECLS
