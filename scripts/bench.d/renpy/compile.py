"""Compiles a game and Ren'Py's own scripts, as a released game has them.

Debian's Ren'Py reads compiled scripts but leaves out writing them. Arguments: the folder of a Ren'Py that may be written to, then what
its launcher takes.
"""
import hashlib
import importlib.util
import os
import sys

base = sys.argv.pop(1)
spec = importlib.util.spec_from_file_location("launcher", os.path.join(base, "renpy.py"))
launcher = importlib.util.module_from_spec(spec)
spec.loader.exec_module(launcher)
# Ren'Py asks the main module for these.
path_to_common = launcher.path_to_common
path_to_gamedir = launcher.path_to_gamedir
path_to_saves = launcher.path_to_saves

sys.path.append(base)
import renpy  # noqa: E402

SLOTS = 1, 2  # of a compiled file; the second has statements that are ready to run, and is not found without the first


def write(script, path, data, statements):
    with open(path, "rb") as source:
        digest = hashlib.md5(source.read()).digest()
    with open(path + "c", "wb") as file:
        script.write_rpyc_header(file)
        for slot in SLOTS:
            script.write_rpyc_data(file, slot, renpy.compat.pickle.dumps((data, statements)))
        script.write_rpyc_md5(file, digest)


def import_all(imported=renpy.import_all):
    imported()
    load_file = renpy.script.Script.load_file

    def load_and_write(self, folder, name):
        data, statements = load_file(self, folder, name)
        if folder and name.endswith((".rpy", ".rpym")) and statements:
            write(self, os.path.join(folder, name), data, statements)
        return data, statements

    renpy.script.Script.load_file = load_and_write


renpy.import_all = import_all
launcher.main()
