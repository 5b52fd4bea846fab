"""Puts the command and what it installs into the wheel, for hatchling."""
import json
import os
import platform
import subprocess

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CustomBuildHook(BuildHookInterface):
    def initialize(self, version, build_data):
        made = subprocess.run(
            ["cargo", "build", "--release", "--locked", "--features", "cli", "--bin", "typeobject",
             "--message-format", "json-render-diagnostics"],
            cwd=self.root, check=True, stdout=subprocess.PIPE, universal_newlines=True,
        )
        messages = [json.loads(line) for line in made.stdout.splitlines() if line.startswith("{")]
        command = [m["executable"] for m in messages if m.get("executable")][-1]
        tree = os.path.join(self.root, "build", "python")
        environment = dict(os.environ, TYPEOBJECT_SOURCE=self.root)
        subprocess.run(
            [command, "install", "--no-command", "--prefix", tree],
            check=True, stdout=subprocess.DEVNULL, env=environment,
        )
        build_data["shared_scripts"][command] = "typeobject"
        for name in ("include", "share"):
            build_data["force_include"][os.path.join(tree, name)] = "typeobject/" + name
        # For every Python: nothing in it is linked to one.
        build_data["pure_python"] = False
        build_data["tag"] = "py3-none-linux_" + platform.machine()
