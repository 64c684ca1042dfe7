"""As much of a workflow runner as the examples need: jobs whose steps are `run:` or one of our own composite actions."""

import json
import pathlib
import re
import shlex
import subprocess

import yaml


class Runner:
    """Runs one workflow file in a workspace. `provider` is "gitea" or "github": they name steps and start shells differently."""

    def __init__(self, provider, workspace, temp, variables, secrets, source, path):
        self.provider, self.workspace, self.temp, self.source = provider, pathlib.Path(workspace), pathlib.Path(temp), source
        self.names = {"vars": variables, "secrets": secrets, "inputs": {}}
        self.path = path
        self.output = ""
        self.steps = {}

    def expand(self, value):
        """Replaces each ${{ … }}; an expression that is not known here is an error of the example."""
        def one(match):
            expression = match.group(1)
            if expression == "toJSON(steps)":
                return json.dumps(self.steps)
            name, _, key = expression.partition(".")
            if name not in self.names:
                raise ValueError(f"unknown expression {expression}")
            return self.names[name].get(key, "")
        return re.sub(r"\$\{\{\s*(.*?)\s*\}\}", one, value if isinstance(value, str) else json.dumps(value))

    def expand_all(self, mapping):
        return {key: self.expand(value) for key, value in (mapping or {}).items()}

    def run(self, file):
        """Runs the only job of `file` as it lies in the repository; returns whether the job succeeded."""
        workflow = yaml.safe_load(pathlib.Path(file).read_text())
        (job_id, job), = workflow["jobs"].items()
        folder = self.workspace / f".{self.provider}" / "workflows"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "ci.yaml").write_text(pathlib.Path(file).read_text())
        self.shell = workflow.get("defaults", {}).get("run", {}).get("shell")
        event = self.temp / "event.json"
        event.write_text("{}")
        self.environment = {
            "PATH": self.path, "HOME": str(self.temp / "home"), "RUNNER_TEMP": str(self.temp), "RUNNER_OS": "Linux",
            "CI": "true", "GITHUB_ACTIONS": "true", "GITHUB_JOB": job_id, "GITHUB_WORKFLOW": workflow["name"],
            "GITHUB_WORKSPACE": str(self.workspace), "GITHUB_REPOSITORY": "shop/cart-service", "GITHUB_RUN_ID": "812",
            "GITHUB_RUN_NUMBER": "41", "GITHUB_SERVER_URL": "https://git.example.com", "GITHUB_SHA": "9f1c" * 10,
            "GITHUB_REF": "refs/heads/main", "GITHUB_REF_NAME": "main", "GITHUB_REF_TYPE": "branch", "GITHUB_EVENT_NAME": "push",
            "GITHUB_EVENT_PATH": str(event), "GITHUB_ACTOR": "zyc", "GITHUB_PATH": str(self.temp / "path"),
            "GITHUB_WORKFLOW_REF": f"shop/cart-service/.{self.provider}/workflows/ci.yaml@refs/heads/main",
            **({"GITEA_ACTIONS": "true"} if self.provider == "gitea" else {}),
            **self.expand_all(workflow.get("env")), **self.expand_all(job.get("env")),
        }
        failed = False
        unnamed = 0
        for index, step in enumerate(job["steps"]):
            condition = step.get("if", "success()")
            if condition not in ("success()", "failure()", "always()"):
                raise ValueError(f"unknown condition {condition}")
            if (condition == "success()" and failed) or (condition == "failure()" and not failed):
                continue
            name = step.get("id")
            if not name and self.provider == "gitea":
                name = str(index)
            self.environment["GITHUB_ACTION"] = name or "__run" + (f"_{unnamed + 1}" if unnamed else "")
            unnamed += 0 if step.get("id") or "uses" in step else 1
            succeeded = self.run_step(step, str(index))
            outcome = "success" if succeeded else "failure"
            tolerated = step.get("continue-on-error", False)
            if name:
                self.steps[name] = {"outputs": {}, "outcome": outcome, "conclusion": "success" if tolerated else outcome}
            failed = failed or not (succeeded or tolerated)
        return not failed

    def run_step(self, step, label):
        if "uses" not in step:
            return self.run_script(step, label, {})
        action = re.sub(r"@.*", "", step["uses"])
        if action == "actions/checkout":
            return True
        folder = pathlib.Path(self.source) / "packaging/action"
        if not action.endswith("/packaging/action"):
            raise ValueError(f"unknown action {step['uses']}")
        definition = yaml.safe_load((folder / "action.yml").read_text())
        given = self.expand_all(step.get("with"))
        unknown = given.keys() - definition["inputs"].keys()
        if unknown:
            raise ValueError(f"{step['uses']} has no input {unknown}")
        inputs = {name: str(given.get(name, about.get("default", ""))) for name, about in definition["inputs"].items()}
        self.names["inputs"] = inputs
        return all(self.run_script(inner, f"{label}-{number}", {"GITHUB_ACTION_PATH": str(folder)})
                   for number, inner in enumerate(definition["runs"]["steps"]))

    def run_script(self, step, label, more):
        script = self.temp / f"{label}.sh"
        script.write_text(self.expand(step["run"]))
        shell = step.get("shell") or self.shell or "bash -e {0}"
        shell = {"bash": "bash --noprofile --norc -eo pipefail {0}", "sh": "sh -e {0}"}.get(shell, shell)
        added = pathlib.Path(self.environment["GITHUB_PATH"])
        path = ":".join((added.read_text().split() if added.exists() else []) + [self.path])
        run = subprocess.run(shlex.split(shell.replace("{0}", str(script))), cwd=self.workspace, stdin=subprocess.DEVNULL,
                             env={**self.environment, **self.expand_all(step.get("env")), **more, "PATH": path},
                             stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace", timeout=120)
        self.output += run.stdout
        return run.returncode == 0
