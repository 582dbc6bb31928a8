/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-copied-laptop.h"

G_BEGIN_DECLS

#define GVT_COURIER_NAME "ZULQOSIMBERA WIRAKSATRIA" /* of who is proposed for */

/* A centre, a laptop that never synchronises, and a stick between them: a folder. All acts are of
 * the built programs, each a process of its own. */
typedef struct
{
  GvtCopiedLaptop laptops; /* its original is the laptop */
  char *stick;
  char *parts; /* in it */
  char *code;  /* of the laptop */
  char *picture;
  char *bytes; /* of the picture */
  gsize n_bytes;
} GvtCourierScene;

void gvt_courier_scene_set_up (GvtCourierScene *self, gconstpointer unused);
void gvt_courier_scene_tear_down (GvtCourierScene *self, gconstpointer unused);
/** gvt_courier_scene_folder: a new one. Returns: (transfer full) */
char *gvt_courier_scene_folder (GvtCourierScene *self, const char *name);

/* Return (transfer full): what the program said; it must have ended well, or with @exit_code. */
JsonObject *gvt_courier_told_by (GvtProgramRun *run, int exit_code); /* @run: (transfer full) */
JsonObject *gvt_courier_scene_end_day (GvtCourierScene *self, const char *stick);
JsonObject *gvt_courier_scene_accept (GvtCourierScene *self, const char *path, int exit_code);
JsonObject *gvt_courier_scene_read (GvtCourierScene *self, const char *path);

/** gvt_courier_scene_propose: with the picture. Returns: (transfer full): the receipt number */
char *gvt_courier_scene_propose (GvtCourierScene *self);
/** gvt_courier_scene_grant: a list of 60 voters is published, and lent to the laptop */
void gvt_courier_scene_grant (GvtCourierScene *self);
/** gvt_courier_scene_assert_photo: the centre has the picture of @receipt, byte for byte */
void gvt_courier_scene_assert_photo (GvtCourierScene *self, const char *receipt);
/** gvt_courier_scene_assert_opens: the list is here, and open */
void gvt_courier_scene_assert_opens (GvtCourierScene *self);

/** gvt_courier_answer_of: what `courier accept` wrote for the laptop. Returns: (transfer none) */
JsonObject *gvt_courier_answer_of (JsonObject *accepted);
/** gvt_courier_part_of: of the parts with @type, the first. Returns: (transfer none) */
JsonObject *gvt_courier_part_of (JsonObject *accepted, const char *type);
/** gvt_courier_find_one: a part in @folder whose name has @word. Returns: (transfer full)
 * (nullable) */
char *gvt_courier_find_one (const char *folder, const char *word);
void gvt_courier_move (const char *path, const char *folder);

G_END_DECLS
