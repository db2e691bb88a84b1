//! Which engine the visitor wants, and how each of them is.

use yew::{Callback, Html, html};

use super::Dispatch;
use crate::state::{Action, Adapter, Choice, Engines, WebGpu};
use crate::words;

/// The radio group and the engines' states.
pub fn view(engines: &Engines, dispatch: &Dispatch) -> Html {
    html! {
        <>
            <fieldset class="choice">
                <legend class="quiet">{ "Which engine computes" }</legend>
                { for Choice::ALL.into_iter().map(|choice| option(choice, engines.choice, dispatch)) }
            </fieldset>
            <p>{ explained(engines.choice) }</p>
            <dl class="engines">
                <div><dt>{ "CPU" }</dt><dd>{ cpu(engines) }</dd></div>
                <div><dt>{ "WebGPU" }</dt><dd>{ webgpu(engines) }</dd></div>
            </dl>
        </>
    }
}

fn option(choice: Choice, chosen: Choice, dispatch: &Dispatch) -> Html {
    let dispatch = dispatch.clone();
    let onchange = Callback::from(move |_| dispatch.emit(Action::Choose(choice)));
    html! {
        <label class="choice__option">
            <input type="radio" name="engine" value={choice.keyword()} checked={choice == chosen} {onchange} />
            <span>{ choice.name() }</span>
        </label>
    }
}

fn explained(choice: Choice) -> &'static str {
    match choice {
        Choice::Automatic => "WebGPU where there is a graphics processor and its answers match, else the CPU.",
        Choice::Cpu => "Always the CPU. The WebGPU engine is not loaded.",
        Choice::WebGpu => "WebGPU even if software stands in for a graphics processor. If it fails, the CPU goes on.",
    }
}

fn cpu(engines: &Engines) -> &'static str {
    match (engines.cpu.is_ready(), engines.cpu.error()) {
        (true, _) => "Ready.",
        (false, None) => "Starting.",
        (false, Some(_)) => "Not available.",
    }
}

fn webgpu(engines: &Engines) -> String {
    match &engines.webgpu {
        WebGpu::Idle if engines.choice == Choice::Cpu => "Not wanted.".into(),
        WebGpu::Idle => "Waiting for the CPU engine.".into(),
        WebGpu::Looking { .. } => "Looking for a graphics processor.".into(),
        WebGpu::Starting { .. } => "Starting.".into(),
        WebGpu::Checked { adapter: Adapter::Hardware } => "Checked: its answers match the CPU’s.".into(),
        WebGpu::Checked { adapter: Adapter::Software } => {
            "Checked: its answers match the CPU’s. Runs in software.".into()
        }
        WebGpu::Unavailable { why } => format!("Not available. {}", words::sentence(why)),
        WebGpu::Lost { why } => format!("Given up. {}", words::sentence(why)),
    }
}
